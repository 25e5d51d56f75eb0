/** Compares texts that are written differently: letters, folding, normalization. Every other module of lib may import it. */
export {
  escapePattern,
  fold,
  foldForComparison,
  isLetterOrDigit,
  lettersAndDigits,
  normalizePunctuation,
  withoutSpaces,
} from './fold';
