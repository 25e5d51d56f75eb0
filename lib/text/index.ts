/** What the same text is, however it is written: letters, folding, normalization. Every other module of lib may import it. */
export { isLetterOrDigit, isWordEnd, isWordStart } from './characters';
export {
  escapePattern,
  fold,
  foldForComparison,
  lettersAndDigits,
  normalizePunctuation,
  withoutSpaces,
} from './fold';
