import { loadGlossary, regionsFor } from '@/lib/glossary';
import { glossaryText } from '@/lib/locales';
import { GlossaryPage } from '@/lib/screens';
import { showPage } from '../shared/show-page';

const glossary = loadGlossary(regionsFor(navigator.languages));
showPage((language) => ({
  title: glossaryText(language, 'title'),
  content: <GlossaryPage language={language} glossary={glossary} />,
}));
