import fc from 'fast-check';
import { SEEDED } from './random-seed';

fc.configureGlobal({ ...fc.readConfigureGlobal(), ...SEEDED });
