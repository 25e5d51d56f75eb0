/** Compares texts that are written differently: letters, folding, normalization. Every other module of lib may import it. */
export { isLetterOrDigit } from './characters';
export {
  escapePattern,
  fold,
  foldForComparison,
  lettersAndDigits,
  normalizePunctuation,
  withoutSpaces,
} from './fold';
