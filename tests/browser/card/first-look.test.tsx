import { afterEach, describe, expect, test } from 'vitest';
import hostStyles from '@/lib/popover/popover.css?inline';
import { glossary, show, takeAway } from './show-card';

afterEach(takeAway);

/** Longest a card may be at first look, without scrolling; CSS pixels. */
const MOST = { width: 340, height: 300 };
