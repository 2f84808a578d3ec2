import type { Browser } from './browser.ts';
import { describePage, readCampaign, takeClick } from './describe-page.ts';
import { type Call, createOutbox } from './outbox.ts';
import { type Choices, describeChoices, readChoices } from './read-choices.ts';

export type Consent = 'granted' | 'denied' | 'pending';
type Fields = Record<string, unknown>;

export type ClientOptions = {
  writeKey: string;
  /** 'required': nothing is stored or sent before the visitor agrees. */
  consent: 'required' | 'granted';
  version: string;
};

export type Client = {
  track(event: string, properties?: Fields, options?: Fields): void;
  page(category?: string | Fields, name?: string | Fields, properties?: Fields): void;
  identify(userId?: string | number | Fields | null, traits?: Fields): void;
  group(groupId: string | number, traits?: Fields): void;
  alias(userId: string | number, previousId?: string | number): void;
  /** Another person uses this browser now: forgets who the visitor was. */
  reset(): void;
  /** Whether anything is collected; or, as an object, what every event says of the visitor's choices. */
  consent(choice: 'granted' | 'denied' | Choices): void;
  setAnonymousId(id: string): void;
  user(): { id: string | undefined; anonymousId: string | undefined };
  flush(): Promise<void>;
  ready(then: () => void): void;
};

const ANONYMOUS = 'rondo_anonymous_id';
const USER = 'rondo_user_id';
const CHOICE = 'rondo_consent';
const CHOICES = 'rondo_consent_choices';
const MOST_HELD = 100;

export function createClient(browser: Browser, options: ClientOptions): Client {
  const { click, rest } = takeClick(browser.address());
  if (rest !== browser.address()) browser.replaceAddress(rest);
  let held: Call[] = [];
  let outbox: ReturnType<typeof createOutbox> | undefined;
  let userId: string | undefined;
  let anonymousId: string | undefined;
  let previous: string | undefined;
  let shown: string | undefined;
  let choices: Choices = {};
  let state: Consent = firstState();
  if (state === 'granted') begin();
  browser.onLeave(() => outbox?.leave());

  /** What the visitor chose counts most; then what their browser says for all sites; then what this site asks for. */
  function firstState(): Consent {
    const chosen = browser.read(CHOICE);
    if (chosen === 'granted' || chosen === 'denied') return chosen;
    if (browser.objects()) return 'denied';
    return options.consent === 'required' ? 'pending' : 'granted';
  }

  function begin(): void {
    anonymousId = browser.read(ANONYMOUS) ?? anonymousId ?? browser.uuid();
    // Written each time: the cookie's year begins anew with each visit.
    browser.write(ANONYMOUS, anonymousId);
    userId ??= browser.readLocal(USER);
    if (userId !== undefined) browser.writeLocal(USER, userId);
    choices = { ...keptChoices(), ...choices };
    keepChoices();
    outbox = createOutbox(browser, options.writeKey);
  }

  function keptChoices(): Choices {
    try {
      return readChoices(JSON.parse(browser.readLocal(CHOICES) ?? '{}')) ?? {};
    } catch {
      return {};
    }
  }

  function keepChoices(): void {
    browser.writeLocal(CHOICES, Object.keys(choices).length > 0 ? JSON.stringify(choices) : '');
  }

  function forget(): void {
    outbox?.forget();
    for (const name of [ANONYMOUS, USER, CHOICES]) browser.write(name, '');
    choices = {};
    userId = undefined;
    anonymousId = undefined;
    held = [];
  }

  function context(extra: unknown): Fields {
    const address = browser.address();
    // In a page that changes its address by itself, the page before it is what led here.
    const page = describePage(address, browser.title(), previous ?? browser.referrer());
    const campaign = readCampaign(address);
    return {
      ...browser.surroundings(),
      page,
      ...(campaign === undefined ? {} : { campaign }),
      ...(click === undefined ? {} : { rondo_click: click }),
      library: { name: 'rondo.js', version: options.version },
      ...(isFields(extra) ? extra : {}),
    };
  }

  function call(type: string, fields: Fields, settings?: Fields): void {
    if (state === 'denied') return;
    const made: Call = {
      type,
      messageId: browser.uuid(),
      timestamp: new Date(browser.now()).toISOString(),
      ...fields,
      context: context(settings?.context),
    };
    // Held events get their ids and choices when the visitor agrees: until then there are none.
    if (outbox === undefined) held = [...held, made].slice(-MOST_HELD);
    else outbox.add(complete(made));
  }

  function complete(made: Call): Call {
    const consent = describeChoices(choices, browser.privacyControl());
    const said = isFields(made.context) ? made.context : {};
    return {
      anonymousId,
      ...(userId === undefined ? {} : { userId }),
      ...made,
      ...(consent === undefined ? {} : { context: { consent, ...said } }),
    };
  }

  function know(id: string | number): void {
    userId = String(id);
    if (state === 'granted') browser.writeLocal(USER, userId);
  }

  return {
    track(event, properties = {}, settings) {
      if (typeof event !== 'string' || event === '') browser.complain('track needs the name of an event');
      else call('track', { event, properties }, settings);
    },
    page(first, second, third) {
      const names = [first, second].filter((part): part is string => typeof part === 'string');
      const properties = [first, second, third].find(isFields) ?? {};
      const name = names.at(-1);
      const address = browser.address();
      if (shown !== undefined && shown !== address) previous = shown;
      shown = address;
      const page = describePage(address, browser.title(), previous ?? browser.referrer());
      call('page', {
        ...(name === undefined ? {} : { name }),
        ...(names.length > 1 ? { category: names[0] } : {}),
        properties: { ...page, ...properties, ...(name === undefined ? {} : { name }) },
      });
    },
    identify(id, traits) {
      if (typeof id === 'string' || typeof id === 'number') know(id);
      call('identify', {
        ...(userId === undefined ? {} : { userId }),
        traits: traits ?? (isFields(id) ? id : {}),
      });
    },
    group: (groupId, traits = {}) => call('group', { groupId: String(groupId), traits }),
    alias(id, previousId) {
      const before = previousId ?? userId ?? anonymousId;
      know(id);
      call('alias', { userId: String(id), ...(before === undefined ? {} : { previousId: String(before) }) });
    },
    reset() {
      if (state !== 'granted') return;
      userId = undefined;
      browser.writeLocal(USER, '');
      anonymousId = browser.uuid();
      browser.write(ANONYMOUS, anonymousId);
    },
    consent(choice) {
      if (choice === 'granted') {
        state = 'granted';
        browser.write(CHOICE, choice);
        if (outbox === undefined) begin();
        for (const made of held) outbox?.add(complete(made));
        held = [];
      } else if (choice === 'denied') {
        state = 'denied';
        forget();
        outbox = undefined;
        // The one thing that is kept: that nothing may be.
        browser.write(CHOICE, choice);
      } else {
        const said = readChoices(choice);
        if (said === undefined) {
          browser.complain(
            'consent is “granted”, “denied” or { categories: { name: true or false }, tcString, gpc }',
          );
          return;
        }
        choices = { ...choices, ...said };
        if (state === 'granted') keepChoices();
      }
    },
    setAnonymousId(id) {
      anonymousId = id;
      if (state === 'granted') browser.write(ANONYMOUS, id);
    },
    user: () => ({ id: userId, anonymousId }),
    flush: async () => outbox?.flush(),
    ready: (then) => then(),
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
