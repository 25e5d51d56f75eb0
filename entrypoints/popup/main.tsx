import { render } from 'preact';
import { i18n } from '#i18n';
import { LANGUAGE, Popup } from '@/lib/screens';

const app = document.getElementById('app');
if (!app) throw new Error('popup/index.html has lost its #app element');
document.documentElement.lang = LANGUAGE;
document.title = i18n.t('extension.name');
render(<Popup />, app);
