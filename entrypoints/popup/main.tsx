import { render } from 'preact';
import { popupText } from '@/lib/locales';
import { Popup } from '@/lib/screens';
import { browserLanguage } from '../shared/browser-language';

const app = document.getElementById('app');
if (!app) throw new Error('popup/index.html has lost its #app element');
const language = browserLanguage();
document.documentElement.lang = language;
document.title = popupText(language, 'title');
render(<Popup language={language} />, app);
