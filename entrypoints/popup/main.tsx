import { render } from 'preact';
import { Popup } from './Popup';

const app = document.getElementById('app');
if (!app) throw new Error('popup/index.html has lost its #app element');
render(<Popup />, app);
