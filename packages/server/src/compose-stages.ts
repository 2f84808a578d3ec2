import { join } from 'node:path';
import type { Config } from './config.ts';
import { buildSampleFile } from './demo/sample-files.ts';
import { demoRoutes, type LeaveDemo } from './demo-routes.ts';
import { describeRecipients, describeSecurity } from './describe-installation.ts';
import type { Stores } from './main.ts';
import type { Clock } from './platform/clock.ts';
import type { Consumer } from './platform/events/consumers.ts';
import type { Authenticate, Http } from './platform/http/create-http.ts';
import type { Log } from './platform/log.ts';
import { printHtml } from './platform/print/print-html.ts';
import { audienceRoutes, createAudiences, createDevices, deviceRoutes } from './stages/audiences/index.ts';
import { campaignRoutes, createCampaigns } from './stages/campaigns/index.ts';
import { catalogueRoutes, openCatalogue } from './stages/catalogue/index.ts';
import {
  collectRoutes,
  importRoutes,
  intakeRoutes,
  openCollect,
  openImports,
  openSourceRegions,
  retentionOfEvents,
  sourceRegionRoutes,
} from './stages/collect/index.ts';
import { consentRoutes, createConsent, openPrivacy, privacyRoutes } from './stages/consent/index.ts';
import {
  createIdentity,
  createSuggestions,
  holdOfIdentity,
  identityReviewRoutes,
  identityRoutes,
  identityRulesRoutes,
  personOf,
  suggestionRoutes,
} from './stages/identity/index.ts';
import { createInsights, createLentKeys, createPrintReport, insightRoutes } from './stages/insights/index.ts';
import { createLinks, holdOfLinks, linkRoutes } from './stages/links/index.ts';
import {
  anomaliesRoutes,
  contactRoutes,
  createAnomalies,
  createContacts,
  createDrivers,
  createExperiments,
  createForecasts,
  createGeoTests,
  createImpactDesk,
  createMeasurement,
  createMixDesk,
  createRepurchase,
  createRfm,
  createScoresDesk,
  createTriangulation,
  createValues,
  driversRoutes,
  experimentLearningRoutes,
  experimentRoutes,
  forecastRoutes,
  geoRoutes,
  impactRoutes,
  measurementRoutes,
  mixRoutes,
  repurchaseRoutes,
  rfmRoutes,
  scoresRoutes,
  triangulationRoutes,
  valueRoutes,
} from './stages/measurement/index.ts';
import { createMetrics, metricsRoutes } from './stages/metrics/index.ts';
import { createPlanning, planningRoutes } from './stages/planning/index.ts';
import {
  accountRoutes,
  createAccounts,
  createProfiles,
  holdOfProfiles,
  profileRecordRoutes,
  profileRoutes,
  traitRoutes,
} from './stages/profiles/index.ts';
import { createWorkspace, workspaceRoutes } from './stages/workspace/index.ts';

export type ComposeDeps = {
  config: Config;
  clock: Clock;
  log: Log;
  stores: Stores;
  localToken: string;
  leaveDemo: LeaveDemo | undefined;
};

export type Stages = {
  consumers: readonly Consumer[];
  lanes(): Promise<{ node: number; lastSeq: number }[]>;
  authenticate: Authenticate;
  /** Whether an API key may ask in SQL. */
  mayAskSql(key: string): Promise<boolean>;
  routes(http: Http): void;
  onCommit(listener: () => void): void;
  /** Where the server answers, once it listens. */
  servedAt(url: string): void;
  /** How to wait until the consumers have handled what is in the log. */
  settleWith(settled: () => Promise<void>): void;
  onIntake(listener: (outcome: string, events: number) => void): void;
  firstVisitLink(url: string): Promise<string | undefined>;
  close(): Promise<void>;
};

/** Puts the stages together, in the order in which data flows through them, and fills their ports. */
export async function composeStages({
  config,
  clock,
  log,
  stores,
  localToken,
  leaveDemo,
}: ComposeDeps): Promise<Stages> {
  const { events, records } = stores;
  let wake = () => {};
  let settled = async () => {};
  let countIntake = (_outcome: string, _events: number) => {};

  const workspace = createWorkspace({ records, clock, localToken, publicUrl: config.publicUrl });
  const catalogue = await openCatalogue({ events, records });
  const consent = createConsent({
    events,
    records,
    clock,
    log,
    people: {
      keysOf: (keys) => identity.peopleOf(keys),
      sourcesOf: (keys) => identity.sourcesOf(keys),
    },
  });
  let settings = await workspace.settings();
  const privacy = await openPrivacy({
    events,
    records,
    clock,
    log,
    node: config.node,
    dataDir: config.dataDir,
    cluster: config.events.kind === 'server' ? config.events.cluster : undefined,
    timeZone: async () => (await workspace.settings()).timeZone,
    defaultRegion: () => settings.defaultRegion ?? 'US',
    findPersonKeys: (key) => identity.personKeys(key),
    settled: () => settled(),
    withoutImports: (work) => imports.alone(work),
    language: async () => (await workspace.settings()).language,
    company: async () => (await workspace.settings()).name,
    personOf,
    printHtml,
    purposes: async () =>
      (await consent.settings()).purposes.map(({ id, cells }) => ({
        purpose: id,
        channels: cells.map(({ channel }) => channel),
      })),
    recipients: () => describeRecipients(workspace),
    security: () => describeSecurity(config),
    note: (entry) => workspace.audit({ actor: { kind: 'system', id: 'rondo', name: 'Rondo' }, ...entry }),
  });
  const regions = await openSourceRegions(records);
  const collect = await openCollect({
    events,
    records,
    clock,
    log,
    node: config.node,
    plan: catalogue.plan,
    consent: consent.intake,
    defaultRegion: (source) => regions.of(source) ?? settings.defaultRegion ?? 'US',
    onCommit: () => wake(),
    // Not by source: its name may be a person's, and figures of the process are for whoever watches machines.
    count: (_source, outcome, count) => countIntake(outcome, count),
    erasedUpTo: privacy.tombstones.erasedUpTo,
  });
  const timeZone = async () => (await workspace.settings()).timeZone;
  const campaigns = createCampaigns({ events, records, clock, timeZone });
  const links = createLinks({
    events,
    records,
    clock,
    log,
    timeZone,
    takeInternal: (calls) => collect.takeInternal('links', calls),
    personOf,
  });
  const cluster = config.events.kind === 'server' ? config.events.cluster : undefined;
  const identity = createIdentity({ events, records, clock, log, cluster });
  // Before anybody asks for a person: after an upgrade some keys may have others beside them.
  await identity.catchUp();
  const defaultRegion = () => settings.defaultRegion ?? 'US';
  const currency = async () => (await workspace.settings()).currency;
  const profiles = createProfiles({
    events,
    records,
    clock,
    log,
    timeZone,
    identity,
    currency,
    defaultRegion,
    takeCalls: collect.takeInternal,
  });
  const accounts = createAccounts({ events, clock, identity, profiles, currency, defaultRegion });
  const metrics = createMetrics({ events, records, clock, workspace });
  const forecasts = createForecasts({ metrics, clock });
  const drivers = createDrivers({ metrics, clock });
  const impactDesk = createImpactDesk({ metrics, clock });
  const anomalies = createAnomalies({
    metrics,
    clock,
    silences: (period) => planning.inventory.silences(period),
  });
  const geoTests = createGeoTests({ events, metrics, clock });
  const values = createValues({ events, metrics, clock });
  const contacts = createContacts({ events, metrics, clock });
  const measurement = createMeasurement({ events, clock, metrics });
  const audiences = createAudiences({
    events,
    records,
    clock,
    timeZone,
    personOf,
    currency,
    refreshAccounts: accounts.refresh,
    traitBook: profiles.traits.book,
    consents: consent.settings,
  });
  const experiments = createExperiments({
    events,
    records,
    clock,
    metrics,
    membersOf: audiences.membersQuery,
  });
  const mixDesk = createMixDesk({ events, clock, metrics, lifts: experiments.lifts });
  const repurchase = createRepurchase({ events, metrics, clock });
  const rfm = createRfm({ events, metrics, clock });
  const scoresDesk = createScoresDesk({ events, metrics, clock, consent, values });
  const triangulation = createTriangulation({
    events,
    clock,
    metrics,
    attribute: measurement.measureAttribution,
    lifts: experiments.lifts,
  });
  const devices = createDevices({
    events,
    records,
    clock,
    timeZone,
    currency,
    personOf,
    personKeys: identity.personKeys,
    consent,
    vocabulary: audiences.vocabulary,
  });
  profiles.traits.addUsers(audiences.usersOfTrait);
  const suggestions = createSuggestions({ events, records, clock, log, timeZone, identity });
  identity.review.addBelongings(audiences.belongings);
  const planning = createPlanning({
    events,
    records,
    clock,
    metrics,
    usages: async () =>
      (await Promise.all([insights.usages(), planning.usages(), audiences.usages()])).flat(),
  });
  const insights = createInsights({ events, records, clock, metrics, measurement, planning });
  const lentKeys = createLentKeys(() => clock.now().getTime());
  let localUrl = '';
  const print = createPrintReport({ localUrl: () => localUrl, lendKey: lentKeys.lend });
  const imports = await openImports({
    events,
    records,
    clock,
    log,
    node: config.node,
    dataDir: config.dataDir,
    defaults: async () => {
      const { timeZone, currency, defaultRegion } = await workspace.settings();
      return { timeZone, currency, region: defaultRegion ?? 'US', places: await consent.places() };
    },
    onCommit: () => {
      wake();
      insights.forget();
    },
    settled: () => settled().finally(insights.forget),
    erasedUpTo: privacy.tombstones.erasedUpTo,
    openConsent: consent.intake.openForFile,
    onPermissionsChanged: consent.markChanged,
    onImportUndone: async (importId) => {
      await identity.retractImport(importId);
      await profiles.retractImport(importId);
      await accounts.retractImport(importId);
    },
  });
  for (const hold of [
    collect.hold,
    imports.hold,
    holdOfLinks,
    holdOfIdentity(identity),
    holdOfProfiles,
    { afterTables: async () => insights.forget() },
  ])
    privacy.addHold(hold);
  privacy.addKept(retentionOfEvents(events, imports));
  privacy.tombstones.onNews(() => {
    collect.watch.forget();
    insights.forget();
  });
  collect.onGone(imports.clearAfter);
  const refresh = setInterval(() => {
    void regions.refresh().catch(() => undefined);
    void workspace.settings().then(
      (fresh) => {
        settings = fresh;
      },
      () => undefined,
    );
  }, 5_000);
  refresh.unref();

  const authenticate: Authenticate = async (request) => {
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    return (bearer === undefined ? undefined : lentKeys.actorOf(bearer)) ?? workspace.authenticate(request);
  };

  return {
    consumers: [collect.projector, catalogue.consumer, identity.consumer],
    lanes: collect.lanes,
    authenticate,
    mayAskSql: async (key) => (await workspace.authenticateKey(key))?.may('sql.read') ?? false,
    routes(http) {
      workspaceRoutes(http, workspace);
      consentRoutes(http, {
        consent,
        clock,
        audit: workspace.audit,
        publicUrl: config.publicUrl,
        company: workspace.settings,
        defaultRegion,
      });
      catalogueRoutes(http, { catalogue, audit: workspace.audit });
      intakeRoutes(http, { intake: collect.intake, clock, findWriteKey: workspace.findWriteKey });
      sourceRegionRoutes(http, { regions, audit: workspace.audit });
      collectRoutes(http, {
        collect,
        regionOf: regions.of,
        sources: { events, clock, timeZone, keys: workspace.keys.list },
        authenticate,
        audit: workspace.audit,
      });
      importRoutes(http, { imports, events, clock, sample: buildSampleFile, audit: workspace.audit });
      campaignRoutes(http, { campaigns, audit: workspace.audit });
      linkRoutes(http, { links, audit: workspace.audit, publicUrl: config.publicUrl });
      identityRoutes(http, { identity, audit: workspace.audit, defaultRegion });
      identityRulesRoutes(http, { identity, audit: workspace.audit });
      identityReviewRoutes(http, { identity, audit: workspace.audit });
      suggestionRoutes(http, { suggestions, audit: workspace.audit });
      profileRoutes(http, profiles, defaultRegion);
      profileRecordRoutes(http, profiles, defaultRegion);
      accountRoutes(http, { accounts, profiles, defaultRegion });
      traitRoutes(http, { traits: profiles.traits, audit: workspace.audit });
      metricsRoutes(http, metrics);
      measurementRoutes(http, measurement);
      forecastRoutes(http, forecasts);
      driversRoutes(http, drivers);
      impactRoutes(http, impactDesk);
      anomaliesRoutes(http, anomalies);
      geoRoutes(http, geoTests);
      valueRoutes(http, values);
      contactRoutes(http, contacts);
      triangulationRoutes(http, triangulation);
      mixRoutes(http, mixDesk);
      repurchaseRoutes(http, repurchase);
      rfmRoutes(http, rfm);
      scoresRoutes(http, scoresDesk);
      experimentRoutes(http, { experiments, audit: workspace.audit });
      experimentLearningRoutes(http, experiments);
      audienceRoutes(http, { audiences, audit: workspace.audit });
      deviceRoutes(http, { devices, audit: workspace.audit, defaultRegion });
      planningRoutes(http, { planning, audit: workspace.audit });
      insightRoutes(http, { insights, print, audit: workspace.audit });
      privacyRoutes(http, { privacy, audit: workspace.audit });
      demoRoutes(http, {
        isDemo: async () => config.demo && (await workspace.settings()).demo,
        truthPath: join(config.dataDir, 'truth.json'),
        leave: leaveDemo,
        audit: workspace.audit,
      });
    },
    onCommit(listener) {
      wake = listener;
    },
    servedAt(url) {
      localUrl = url;
    },
    settleWith(wait) {
      settled = wait;
    },
    onIntake(listener) {
      countIntake = listener;
    },
    async firstVisitLink(url) {
      const link = await workspace.firstVisitLink();
      return link === undefined ? undefined : `${url}${link.path}`;
    },
    async close() {
      clearInterval(refresh);
      measurement.close();
      impactDesk.close();
      geoTests.designDesk.close();
      mixDesk.close();
      scoresDesk.close();
      experiments.close();
      await privacy.close();
      await imports.close();
      profiles.traits.close();
      catalogue.stop();
      await consent.close();
      await links.close();
      await collect.close();
      await suggestions.close();
      await identity.close();
    },
  };
}
