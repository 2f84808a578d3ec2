// Made by scripts/generate-api-types.ts from /api/openapi.json. Do not edit.

export interface paths {
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Companies and teams, searched by name, number, domain or any identifier */
        get: operations["listAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One company or team; answers 307 to its present id where another was asked for */
        get: operations["readAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who belongs to the account, since when and by which evidence; who left; who may belong to it */
        get: operations["listAccountMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the account’s members did, latest first */
        get: operations["readAccountTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listActions"];
        put?: never;
        post: operations["addAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/actions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["removeAction"];
        options?: never;
        head?: never;
        patch: operations["changeAction"];
        trace?: never;
    };
    "/api/attribution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Conversions shared among the touches before them, by six rules side by side; not incremental */
        get: operations["attribute"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, the newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Campaigns that were described, and those that arrived without a description */
        get: operations["listCampaigns"];
        put?: never;
        post: operations["addCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCampaign"];
        put?: never;
        post?: never;
        /** Takes away the description; what arrived of the campaign stays */
        delete: operations["removeCampaign"];
        options?: never;
        head?: never;
        patch: operations["changeCampaign"];
        trace?: never;
    };
    "/api/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events, properties and traits: learned from what arrives, described by people */
        get: operations["listCatalogue"];
        put?: never;
        post: operations["addCatalogueEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalogue/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["changeCatalogueEntry"];
        trace?: never;
    };
    "/api/catalogue/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** What happens to events that the catalogue does not know */
        put: operations["setCatalogueRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/charts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCharts"];
        put?: never;
        post: operations["createChart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/charts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getChart"];
        put?: never;
        post?: never;
        delete: operations["deleteChart"];
        options?: never;
        head?: never;
        patch: operations["changeChart"];
        trace?: never;
    };
    "/api/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The names of all members, to give a goal or an action to */
        get: operations["listColleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consent/may": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a person may be dealt with so, now */
        get: operations["askConsent"];
        put?: never;
        /** The same for up to a thousand people, in their order */
        post: operations["askConsentOfMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consent/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What holds for a person, and every row of the ledger behind it */
        get: operations["readPersonConsent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consent/people/{id}/grant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes down that a person agreed; with a double opt-in, answers the link to send */
        post: operations["grantConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consent/people/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person’s own link to the preference centre, and one that unsubscribes with one click */
        post: operations["makePreferenceLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consent/people/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes down that a person withdrew; when this answers, no gate says yes */
        post: operations["withdrawConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consent/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The preference centre as somebody sees it who has said nothing yet */
        get: operations["previewPreferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consent/purposes/{purpose}/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people read of a purpose: every version, newest first */
        get: operations["listConsentTexts"];
        put?: never;
        /** A new version of a purpose’s words; the versions before stay, for what was agreed under them */
        post: operations["addConsentText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consent/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Purposes with their channels, and what holds for each source */
        get: operations["readConsentSettings"];
        put: operations["changeConsentSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/deciles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Share of revenue by tenths of customers */
        get: operations["getCustomerDeciles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events that could not be taken, with the cure */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sets a dead letter aside for good */
        delete: operations["discardDeadLetter"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a mended event through intake again */
        post: operations["replayDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop the demo and start an own, empty Rondo at its address; the demo’s data stay where they are */
        post: operations["leaveDemo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/truth-tour": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Five questions about the demo company, with what the simulation knows */
        get: operations["takeTruthTour"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/audiences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Audiences of devices that no person is known behind, each counted now */
        get: operations["listDeviceAudiences"];
        put?: never;
        post: operations["addDeviceAudience"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/audiences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDeviceAudience"];
        put?: never;
        post?: never;
        delete: operations["removeDeviceAudience"];
        options?: never;
        head?: never;
        patch: operations["changeDeviceAudience"];
        trace?: never;
    };
    "/api/devices/audiences/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ids of an audience for an ad server, as CSV; only those whose owner agreed to advertising */
        get: operations["exportDeviceAudience"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/audiences/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a rule counts, and what is wrong with it; nothing is saved */
        post: operations["countDevices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/frequency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often and how lately devices were shown ads, and conversions by number of impressions */
        get: operations["measureFrequency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/vocabulary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDeviceVocabulary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/explore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A metric over a period, by up to two dimensions, with its comparison */
        get: operations["explore"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/explore/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows behind a number, the newest first */
        get: operations["exploreRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/funnels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many people take ordered steps within a window, and how long they take */
        post: operations["askFunnel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/funnels/campaign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Attention, interest and action of one campaign, or of all */
        get: operations["getCampaignFunnel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/goals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Goals with their progress */
        get: operations["listGoals"];
        put?: never;
        post: operations["addGoal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/goals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getGoal"];
        put?: never;
        post?: never;
        delete: operations["removeGoal"];
        options?: never;
        head?: never;
        patch: operations["changeGoal"];
        trace?: never;
    };
    "/api/goals/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The baseline of a goal, and what a careful colleague would object */
        post: operations["checkGoal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/applied-suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes back all that the workspace’s rule joined by itself */
        delete: operations["undoAppliedSuggestions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/blocked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Identifiers that stand for nobody in particular and join no one */
        get: operations["listBlockedIdentifiers"];
        put?: never;
        /** Lets an identifier join nobody, for all of the past as well */
        post: operations["blockIdentifier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/blocked/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["unblockIdentifier"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/cuts/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a person is most likely two: the weakest ties between what looks like two people */
        get: operations["proposeCuts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** These two are one person, whatever rule stands against it; answers a merge that waits */
        post: operations["joinIdentifiers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/junk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Identifiers that were set aside because they are seen with too many others, with the evidence */
        get: operations["listJunkIdentifiers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/junk/{key}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The identifier joins people again, whatever it is seen with, for all of the past as well */
        put: operations["releaseIdentifier"];
        post?: never;
        /** Takes a release back: the identifier is set aside again as long as the evidence says so */
        delete: operations["unreleaseIdentifier"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/matching": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last run of matching, or the one under way, and how many suggestions there are */
        get: operations["getMatching"];
        put?: never;
        /** Matches all people in the background, and suggests who may be one */
        post: operations["startMatching"];
        /** Stops the run that is under way; what was suggested before stays */
        delete: operations["cancelMatching"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/matching/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getMatchingSettings"];
        /** When matching runs, what it compares, and whether a run joins people by itself */
        put: operations["changeMatchingSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/matching/threshold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** From which weight on at least so many suggestions are right, as far as decisions show, with how sure that is */
        get: operations["getMatchingThreshold"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/matching/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Matches all people by a configuration and says what it finds; suggests and joins nobody */
        post: operations["tryMatching"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would be whom if these pairs were separated or joined, and which segments that would touch */
        post: operations["previewIdentityDecisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/reunite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back what was decided by hand on two identifiers: the evidence counts again */
        post: operations["reuniteIdentifiers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By which rules identifiers make people: what was changed, and what holds */
        get: operations["readIdentityRules"];
        /** Other rules, for all of the past as well; answers when they hold */
        put: operations["changeIdentityRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/rules/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What other rules would make of all people: merges, splits, the largest, segments. Changes nothing */
        post: operations["tryIdentityRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/separate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** From now on these two never make one person by what they did together */
        post: operations["separateIdentifiers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Separates several pairs at once, so that one person becomes two; each can be reunited */
        post: operations["splitPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pairs of people who may be one, with what speaks for and against each */
        get: operations["listSuggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/suggestions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getSuggestion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/suggestions/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The two are one person, whatever a rule has against it; taking the decision back parts them again */
        post: operations["acceptSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/suggestions/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes back what was decided on the pair, as if it had never been */
        delete: operations["undoSuggestionDecision"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/suggestions/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The two are two people; they are not suggested again */
        post: operations["rejectSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Merges that evidence asks for and a rule forbids, until somebody decides; what came first, first */
        get: operations["listWaitingMerges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listImports"];
        put?: never;
        /** Import an uploaded file */
        post: operations["startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancelImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listImportRejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["undoImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a file as the raw body; answers what it is, its first rows and what it may hold */
        post: operations["uploadImportFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/guess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an uploaded file is, read another way or as a given kind */
        post: operations["guessImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The kinds of files, with their fields */
        get: operations["listImportKinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an import would take and reject, and why */
        post: operations["previewImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/samples/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A small CSV file of a kind, to see its columns and to try the import with */
        get: operations["downloadSampleFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/insights/{desk}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listInsights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/insights/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Not useful, and why: it stays away for 90 days */
        post: operations["giveInsightFeedback"];
        delete: operations["takeInsightFeedbackBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Outcomes as they happen, as server-sent events */
        get: operations["watchIntake"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/recent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest outcomes of intake */
        get: operations["listRecentIntake"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Nine kinds of data × source: coverage, freshness, owner, used in */
        get: operations["takeInventory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inventory/owners/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["setSourceOwner"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All keys, revoked ones included; never the keys themselves */
        get: operations["listKeys"];
        put?: never;
        /** Make a key; it is shown this once */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a key; it works nowhere any more, within 10 s on other processes */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kpi-values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listKpiValues"];
        put?: never;
        /** Type in business figures; the same figure again replaces the earlier one */
        post: operations["enterKpiValues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kpi-values/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["deleteKpiValue"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tracking links with their clicks */
        get: operations["listLinks"];
        put?: never;
        post: operations["addLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getLink"];
        put?: never;
        post?: never;
        /** The address leads nowhere from now on; its clicks stay in the events */
        delete: operations["removeLink"];
        options?: never;
        head?: never;
        patch: operations["changeLink"];
        trace?: never;
    };
    "/api/measure/anomalies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was out of the ordinary on the days of a period, over all metrics and their main parts */
        get: operations["findAnomalies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/attribution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Conversions shared among the touches before them by all models, with cost and intervals; 202 says how far it is: ask again */
        get: operations["measureAttribution"];
        put?: never;
        post?: never;
        /** Ends the work on this question, for all who wait for it */
        delete: operations["cancelMeasureAttribution"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/attribution/conversions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The conversions behind a row, the newest first, with the touches before each */
        get: operations["listAttributedConversions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/attribution/paths": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The paths that journeys took, with those that did not convert; the most conversions first */
        get: operations["listAttributionPaths"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Satisfaction, resolution and value afterwards of contacts with support or sales, with intervals */
        get: operations["measureContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/contacts/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Each contact with its satisfaction, how it ended, how long it took and the value afterwards */
        get: operations["listMeasuredContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/drivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a figure moved: by chance, by which parts and combinations, by rate or by mix */
        get: operations["explainMove"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/experiment-lifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What experiments whose control did without a channel say that it brought */
        get: operations["listExperimentLifts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/experiment-plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many people an experiment on all visitors needs, by what the last weeks’ visitors did */
        get: operations["planExperiment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/experiments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The experiments that are defined, and those that are only seen in the data */
        get: operations["listExperiments"];
        put?: never;
        post: operations["addExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/experiments/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getExperiment"];
        /** Replaces the definition; what is left out is no longer so */
        put: operations["changeExperiment"];
        post?: never;
        /** Deletes the definition; what people did stays in the events */
        delete: operations["removeExperiment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/experiments/{key}/allocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which share of the next people each variation of a bandit is to get */
        get: operations["allocateExperiment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/experiments/{key}/gains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who gains more than others, by what was known before the exposure; 202 says how far it is: ask again */
        get: operations["measureExperimentGains"];
        put?: never;
        post?: never;
        /** Ends the work on this question, for all who wait for it */
        delete: operations["cancelExperimentGains"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/experiments/{key}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of a variation, those with most of the primary metric first */
        get: operations["listExperimentPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/experiments/{key}/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What other shares would have brought, by exposures that carry the chance of their variation */
        get: operations["judgeExperimentPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/experiments/{key}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The split, the verdict, and each metric with its intervals */
        get: operations["measureExperiment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a figure will be, with intervals, by the model that foretold its past best */
        get: operations["forecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/geo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a test in some places changed, beside what the others say would have come, with the same pretended elsewhere */
        get: operations["measureGeoTest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/geo/design": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** In which places to run a test, for how long and with what spend, by the smallest effect that it would find; 202 says how far it is: ask again */
        get: operations["designGeoTest"];
        put?: never;
        post?: never;
        /** Ends the work on this question, for all who wait for it */
        delete: operations["cancelGeoDesign"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/geo/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The places that can be compared, with their people and conversions */
        get: operations["listGeoPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What something changed that happened on a day, without a randomised test: a figure beside what it would have been, with the same tried on earlier days; 202 says how far it is: ask again */
        get: operations["measureImpact"];
        put?: never;
        post?: never;
        /** Ends the work on this question, for all who wait for it */
        delete: operations["cancelMeasureImpact"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/mix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each channel brought by a Bayesian marketing mix model, with response curves and the best split of a budget; 202 says how far it is: ask again */
        get: operations["measureMix"];
        put?: never;
        post?: never;
        /** Ends the work on this question, for all who wait for it */
        delete: operations["cancelMeasureMix"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/repurchase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many new customers buy again and when (Kaplan–Meier), by first channel or quarter */
        get: operations["measureRepurchase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/rfm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers in fifths of how long ago and how often they bought, with spend and who bought again */
        get: operations["groupCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/rfm/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The customers in some of the cells, who spent most first */
        get: operations["listGroupedCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How well it can be told who will order, do something or stay away, tested on the past, and by what; 202 says how far it is: ask again */
        get: operations["measureScores"];
        put?: never;
        post?: never;
        /** Ends the work on this question, for all who wait for it */
        delete: operations["cancelMeasureScores"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/scores/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people with the highest scores and what moved them; 202 says how far it is: ask again */
        get: operations["listScoredPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/triangulation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each channel caused, by a comparison of places and weeks and by hold-outs together, beside what attribution gives it */
        get: operations["triangulate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/value": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many are still customers, what they will buy and what that is worth, with intervals */
        get: operations["valueCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measure/value/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The customers who will be worth most, with the chance that they are still customers */
        get: operations["listValuedCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listMembers"];
        put?: never;
        /** Make a member and a link by which they come in; hand the link over yourself */
        post: operations["inviteMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        patch: operations["changeMember"];
        trace?: never;
    };
    "/api/members/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new link for a member who has lost the invitation or the password */
        post: operations["createMemberLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{id}/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a member out everywhere */
        post: operations["signMemberOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be asked */
        get: operations["listMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People, searched by name, e-mail, phone, order number or any identifier */
        get: operations["listPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person; answers 307 to the person’s present id where another was asked for */
        get: operations["readPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts that the person belongs to, and those that the person left */
        get: operations["listPersonAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/impressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ads that a person’s devices were shown, where the person agreed to advertising */
        get: operations["getPersonImpressions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the person did, latest first */
        get: operations["readPersonTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why these identifiers are one person: the tree of ties, and evidence that was not followed */
        get: operations["explainPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/export.ndjson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All known people, whoever was first seen first, a line of JSON each, as they come */
        get: operations["exportPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/privacy/receipt-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public key with which receipts are checked */
        get: operations["getReceiptKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/privacy/receipts/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a receipt is as this installation signed it */
        post: operations["checkErasureReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/privacy/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register of processing activities (GDPR, Article 30), from what is really there */
        get: operations["getProcessingRegister"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/privacy/register.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a table */
        get: operations["getProcessingRegisterCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/privacy/register/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** What no program can know: the controller, the officer, transfers */
        put: operations["changeRegisterDetails"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/privacy/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people asked of their data, the newest first */
        get: operations["listPrivacyRequests"];
        put?: never;
        /** Notes a request for access or erasure; nothing is erased yet */
        post: operations["addPrivacyRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/privacy/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPrivacyRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Extends the time by two months, refuses with a reason, says what becomes of shared identifiers, or notes that access was given */
        patch: operations["changePrivacyRequest"];
        trace?: never;
    };
    "/api/privacy/requests/{id}/data.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is held of the person: every table, every row, with source and time */
        get: operations["downloadPersonalData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/privacy/requests/{id}/data.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same to read, in the person’s language */
        get: operations["printPersonalData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/privacy/requests/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erases the person for good; goes on with an erasure that failed */
        post: operations["startErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/privacy/requests/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is held of the person and where, with counts */
        get: operations["previewErasure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/privacy/requests/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed receipt of a finished erasure; it names nobody */
        get: operations["getErasureReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/privacy/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long which data are kept */
        get: operations["listRetentionRules"];
        put?: never;
        post: operations["addRetentionRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/privacy/retention/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes the days, or switches the rule on or off */
        put: operations["changeRetentionRule"];
        post?: never;
        delete: operations["removeRetentionRule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/privacy/retention/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a rule would delete if it were applied now */
        post: operations["previewRetention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/privacy/retention/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Applies the rules that are on now, instead of at three in the night */
        post: operations["applyRetention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One profile, by id or by any identifier */
        get: operations["readProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the person did, latest first */
        get: operations["readProfileTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Up to 500 profiles at once, by id or by any identifier */
        post: operations["readProfiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/effect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How phone numbers that do not name their country are read as a region’s: an example, or one given */
        get: operations["readRegionEffect"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{desk}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A desk’s few figures, what they say and what to do */
        get: operations["getReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{desk}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report as PDF, laid out as its print page */
        get: operations["printReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Of those who began in a week or month, how many came back later */
        get: operations["getRetention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saved segments, each counted now */
        get: operations["listSegments"];
        put?: never;
        post: operations["addSegment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getSegment"];
        put?: never;
        post?: never;
        delete: operations["removeSegment"];
        options?: never;
        head?: never;
        patch: operations["changeSegment"];
        trace?: never;
    };
    "/api/segments/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listSegmentMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}/members.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["exportMembersCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}/members.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["exportMembersXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many people a rule finds now, what each clause does to the count, and what is wrong with it */
        post: operations["countSegment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/properties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listEventProperties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The values that a trait of people or of accounts, or a property of an event, has had most often */
        get: operations["listValues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/vocabulary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The traits, events, channels and campaigns that rules can be made of */
        get: operations["getSegmentVocabulary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and what they may */
        get: operations["getSession"];
        put?: never;
        /** Sign in by e-mail and password */
        post: operations["signIn"];
        /** Sign out here, or everywhere */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        /** Change one’s own name or desk */
        patch: operations["changeOwnAccount"];
        trace?: never;
    };
    "/api/session/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in by a one-time link */
        post: operations["signInByLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set one’s own password; signs out everywhere else */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/set-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the first visit has been */
        get: operations["getSetUpState"];
        put?: never;
        /** The first visit: makes the workspace, its owner and its first write key */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link that signs in once, for 15 minutes */
        post: operations["createSignInLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that has sent facts, or may: newest fact, volume of the last days, dead letters */
        get: operations["listSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources/{source}/region": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The region of numbers that do not name their country, for one source; from now on */
        put: operations["chooseSourceRegion"];
        post?: never;
        /** Lets the numbers of a source belong to the workspace’s region again */
        delete: operations["forgetSourceRegion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/traits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every trait: computed ones with their definition, others with sources, merging and terms */
        get: operations["listTraits"];
        put?: never;
        /** A computed trait; it holds for all of the past at once */
        post: operations["addTrait"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/traits/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["changeTrait"];
        post?: never;
        delete: operations["removeTrait"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/traits/{name}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** How one value is made of what several sources say; it holds for all of the past at once */
        put: operations["setTraitMerge"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/traits/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a definition gives on the people as they are now; nothing is saved */
        post: operations["previewTrait"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/traits/purchases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bought traits of people, with what they were bought under; they vanish when they expire */
        post: operations["addPurchase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/web": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Visitors, sessions, sources, pages and site goals of a period */
        get: operations["getWebStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/web/goals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listSiteGoals"];
        put?: never;
        post: operations["createSiteGoal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/web/goals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["deleteSiteGoal"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getWorkspace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["changeWorkspace"];
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rondo.js": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{*}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    "*": string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/a": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alias": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/b": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/g": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/i": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/p": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{writeKey}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    writeKey: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/s": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/t": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** ErrorBody */
        "def-0": {
            error: {
                /** @description Stable, in kebab-case; documented under docs/guide/errors.md */
                code: string;
                /** @description What to do about it */
                cure: string;
                /** @description JSON pointer or column of the offending value */
                field?: string;
                link?: string;
                /** @description What happened, in one sentence */
                message: string;
            };
        };
        /** SegmentRule */
        "def-1": {
            /** @enum {string} */
            kind: "all";
            rules: components["schemas"]["def-1"][];
        } | {
            /** @enum {string} */
            kind: "any";
            rules: components["schemas"]["def-1"][];
        } | {
            /** @enum {string} */
            kind: "not";
            rule: components["schemas"]["def-1"];
        } | {
            /** @enum {string} */
            kind: "trait";
            test: {
                /** @enum {unknown} */
                operator: "is" | "is-not" | "contains" | "contains-not" | "starts";
                /** @enum {string} */
                type: "text";
                /** @description Any one of them */
                values: string[];
            } | {
                /** @enum {unknown} */
                operator: "equals" | "not-equals" | "more" | "at-least" | "less" | "at-most" | "between";
                /** @description For “between”; both ends belong to it */
                to?: number;
                /** @enum {string} */
                type: "number";
                value: number;
            } | {
                /** @description A date such as 2026-03-31, in the workspace’s time zone */
                day?: string;
                /** @description For “in-last” and “not-in-last” */
                days?: number;
                /** @enum {unknown} */
                operator: "before" | "after" | "between" | "in-last" | "not-in-last";
                /** @description For “between”: the first day that no longer belongs to it */
                to?: string;
                /** @enum {string} */
                type: "time";
            } | {
                /** @enum {string} */
                type: "boolean";
                value: boolean;
            } | {
                /** @enum {unknown} */
                operator: "exists" | "missing";
                /** @enum {string} */
                type: "any";
            };
            trait: string;
        } | {
            amount: {
                /** @enum {unknown} */
                of: "count" | "sum";
                /** @enum {unknown} */
                operator: "at-least" | "at-most" | "exactly" | "more" | "less";
                /** @description What to add up, for “sum” */
                property?: string;
                value: number;
            };
            /** @description The event’s name; for pages and screens their name, or empty for any */
            event: string;
            /** @enum {string} */
            kind: "event";
            /** @enum {unknown} */
            type: "track" | "page" | "screen";
            where: {
                /** @description A property; `address.city` inside an object, `products[].category` inside a list (any of them); `$page_path` and the like for what every event carries */
                property: string;
                test: {
                    /** @enum {unknown} */
                    operator: "is" | "is-not" | "contains" | "contains-not" | "starts";
                    /** @enum {string} */
                    type: "text";
                    /** @description Any one of them */
                    values: string[];
                } | {
                    /** @enum {unknown} */
                    operator: "equals" | "not-equals" | "more" | "at-least" | "less" | "at-most" | "between";
                    /** @description For “between”; both ends belong to it */
                    to?: number;
                    /** @enum {string} */
                    type: "number";
                    value: number;
                } | {
                    /** @description A date such as 2026-03-31, in the workspace’s time zone */
                    day?: string;
                    /** @description For “in-last” and “not-in-last” */
                    days?: number;
                    /** @enum {unknown} */
                    operator: "before" | "after" | "between" | "in-last" | "not-in-last";
                    /** @description For “between”: the first day that no longer belongs to it */
                    to?: string;
                    /** @enum {string} */
                    type: "time";
                } | {
                    /** @enum {string} */
                    type: "boolean";
                    value: boolean;
                } | {
                    /** @enum {unknown} */
                    operator: "exists" | "missing";
                    /** @enum {string} */
                    type: "any";
                };
            }[];
            window: {
                /** @enum {string} */
                kind: "ever";
            } | {
                count: number;
                /** @enum {string} */
                kind: "last";
                /** @enum {unknown} */
                unit: "hours" | "days" | "weeks";
            } | {
                /** @description A date such as 2026-03-31, in the workspace’s time zone */
                from: string;
                /** @enum {string} */
                kind: "between";
                /** @description The first day that no longer belongs to it */
                to: string;
            };
        } | {
            /** @enum {string} */
            kind: "segment";
            segment: string;
        } | {
            /** @description One of its channels */
            channel: string;
            /** @enum {string} */
            kind: "consent";
            /** @description A purpose of the consent settings */
            purpose: string;
        } | {
            /** @enum {string} */
            kind: "account";
            /** @description All of them, of one account that the person belongs to; empty for any account */
            where: {
                /** @description A trait that group calls gave the account, such as `industry`; or what its members add up to: `$members`, `$orders`, `$revenue` (in the workspace’s currency, less refunds), `$open_cases` */
                field: string;
                test: {
                    /** @enum {unknown} */
                    operator: "is" | "is-not" | "contains" | "contains-not" | "starts";
                    /** @enum {string} */
                    type: "text";
                    /** @description Any one of them */
                    values: string[];
                } | {
                    /** @enum {unknown} */
                    operator: "equals" | "not-equals" | "more" | "at-least" | "less" | "at-most" | "between";
                    /** @description For “between”; both ends belong to it */
                    to?: number;
                    /** @enum {string} */
                    type: "number";
                    value: number;
                } | {
                    /** @description A date such as 2026-03-31, in the workspace’s time zone */
                    day?: string;
                    /** @description For “in-last” and “not-in-last” */
                    days?: number;
                    /** @enum {unknown} */
                    operator: "before" | "after" | "between" | "in-last" | "not-in-last";
                    /** @description For “between”: the first day that no longer belongs to it */
                    to?: string;
                    /** @enum {string} */
                    type: "time";
                } | {
                    /** @enum {string} */
                    type: "boolean";
                    value: boolean;
                } | {
                    /** @enum {unknown} */
                    operator: "exists" | "missing";
                    /** @enum {string} */
                    type: "any";
                };
            }[];
        } | {
            /** @description Any one of these fifths of all customers, 5 the best: how lately, on how many days, for how much they bought, up to the last whole day. Empty for all customers */
            frequency: number[];
            /** @enum {string} */
            kind: "customer";
            /** @description Any one of these fifths of all customers, 5 the best: how lately, on how many days, for how much they bought, up to the last whole day. Empty for all customers */
            recency: number[];
            /** @description Any one of these fifths of all customers, 5 the best: how lately, on how many days, for how much they bought, up to the last whole day. Empty for all customers */
            spend: number[];
        } | {
            /** @description Any one of them; empty for any campaign */
            campaigns: string[];
            /** @description Any one of them; empty for any channel */
            channels: string[];
            /** @enum {string} */
            kind: "touch";
            window: {
                /** @enum {string} */
                kind: "ever";
            } | {
                count: number;
                /** @enum {string} */
                kind: "last";
                /** @enum {unknown} */
                unit: "hours" | "days" | "weeks";
            } | {
                /** @description A date such as 2026-03-31, in the workspace’s time zone */
                from: string;
                /** @enum {string} */
                kind: "between";
                /** @description The first day that no longer belongs to it */
                to: string;
            };
        };
        /** DeviceRule */
        "def-2": {
            /** @enum {string} */
            kind: "all";
            rules: components["schemas"]["def-2"][];
        } | {
            /** @enum {string} */
            kind: "any";
            rules: components["schemas"]["def-2"][];
        } | {
            /** @enum {string} */
            kind: "not";
            rule: components["schemas"]["def-2"];
        } | {
            amount: {
                /** @enum {string} */
                of: "count";
                /** @enum {unknown} */
                operator: "at-least" | "at-most" | "exactly" | "more" | "less";
                value: number;
            };
            /** @description The event’s name; for pages and screens their name, or empty for any */
            event: string;
            /** @enum {string} */
            kind: "event";
            /** @enum {unknown} */
            type: "track" | "page" | "screen";
            where: {
                /** @description A property; `address.city` inside an object, `products[].category` inside a list (any of them); `$page_path` and the like for what every event carries */
                property: string;
                test: {
                    /** @enum {unknown} */
                    operator: "is" | "is-not" | "contains" | "contains-not" | "starts";
                    /** @enum {string} */
                    type: "text";
                    /** @description Any one of them */
                    values: string[];
                } | {
                    /** @enum {unknown} */
                    operator: "equals" | "not-equals" | "more" | "at-least" | "less" | "at-most" | "between";
                    /** @description For “between”; both ends belong to it */
                    to?: number;
                    /** @enum {string} */
                    type: "number";
                    value: number;
                } | {
                    /** @description A date such as 2026-03-31, in the workspace’s time zone */
                    day?: string;
                    /** @description For “in-last” and “not-in-last” */
                    days?: number;
                    /** @enum {unknown} */
                    operator: "before" | "after" | "between" | "in-last" | "not-in-last";
                    /** @description For “between”: the first day that no longer belongs to it */
                    to?: string;
                    /** @enum {string} */
                    type: "time";
                } | {
                    /** @enum {string} */
                    type: "boolean";
                    value: boolean;
                } | {
                    /** @enum {unknown} */
                    operator: "exists" | "missing";
                    /** @enum {string} */
                    type: "any";
                };
            }[];
            window: {
                /** @enum {string} */
                kind: "ever";
            } | {
                count: number;
                /** @enum {string} */
                kind: "last";
                /** @enum {unknown} */
                unit: "hours" | "days" | "weeks";
            };
        } | {
            /** @description Any one of them; empty for any campaign */
            campaigns: string[];
            /** @description Marketing channels; any one of them, empty for any */
            channels: string[];
            /** @enum {string} */
            kind: "touch";
            window: {
                /** @enum {string} */
                kind: "ever";
            } | {
                count: number;
                /** @enum {string} */
                kind: "last";
                /** @enum {unknown} */
                unit: "hours" | "days" | "weeks";
            };
        } | {
            amount: {
                /** @enum {string} */
                of: "count";
                /** @enum {unknown} */
                operator: "at-least" | "at-most" | "exactly" | "more" | "less";
                value: number;
            };
            /** @description Any one of them; empty for any campaign */
            campaigns: string[];
            /** @enum {string} */
            kind: "impression";
            /** @description Any one of them; empty for any placement */
            placements: string[];
            /** @description Ad servers or platforms; any one of them, empty for any */
            platforms: string[];
            window: {
                /** @enum {string} */
                kind: "ever";
            } | {
                count: number;
                /** @enum {string} */
                kind: "last";
                /** @enum {unknown} */
                unit: "hours" | "days" | "weeks";
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAccounts: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                /** @description 50 where left out */
                limit?: number;
                /** @description `desc`, latest or most first, where left out */
                order?: "desc" | "asc";
                /** @description Part of a name, a company number, a VAT number, a domain or any other identifier */
                q?: string;
                /** @description `last_seen` where left out */
                sort?: "last_seen" | "members" | "revenue";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description 64-bit number as decimal text; the first identifier that was seen of it */
                            id: string;
                            lastSeen: string;
                            members: number;
                            /** @description Empty where no name is known */
                            name: string;
                            /** @description Support tickets that are not solved */
                            openCases: number;
                            orders: number;
                            /** @description Orders less refunds, in the workspace’s currency */
                            revenue: number;
                        }[];
                        /** @description Give it as `after` for the next page */
                        next?: string;
                        /** @description Accounts that match, on all pages */
                        total: number;
                    };
                };
            };
        };
    };
    readAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An account’s id, the key of any of its identifiers, or an identifier as `group_id:…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The last thing that a member did */
                        activity: {
                            at: string;
                            event: string;
                            person: {
                                id: string;
                                name: string;
                            };
                            type: string;
                        } | null;
                        firstSeen: string;
                        /** @description 64-bit number as decimal text; the first identifier that was seen of it */
                        id: string;
                        identifierList: {
                            firstSeen: string;
                            /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                            key: string;
                            /** @description user_id, email, phone, anonymous_id, … */
                            kind: string;
                            lastSeen: string;
                            sources: string[];
                            value: string;
                        }[];
                        lastSeen: string;
                        /** @description People who were members once */
                        left: number;
                        members: number;
                        /** @description Empty where no name is known */
                        name: string;
                        /** @description Support tickets that are not solved */
                        openCases: number;
                        orders: number;
                        /** @description People of whom only the domain of their e-mail address speaks for it; in no figure */
                        possible: number;
                        /** @description Orders less refunds, in the workspace’s currency */
                        revenue: number;
                        traits: {
                            computed?: {
                                /** @description The moment as of which it was computed */
                                at: string;
                                /** @description How many events count */
                                events: number;
                                /** @description When the latest of them happened */
                                latest: string | null;
                                trait: {
                                    /**
                                     * @description `first` and `last` without a property give the time of the event; `days-since-…` are whole days of 24 hours
                                     * @enum {unknown}
                                     */
                                    aggregation: "count" | "sum" | "average" | "min" | "max" | "first" | "last" | "most-frequent" | "unique-count" | "unique-list" | "days-since-first" | "days-since-last";
                                    createdAt: string;
                                    createdBy: string;
                                    description: string;
                                    /** @description The event’s name; for pages and screens their name, or empty for any */
                                    event: string;
                                    /** @enum {unknown} */
                                    holds: "text" | "number" | "time" | "boolean" | "list";
                                    /** @description Letters, digits and underscores, such as orders_90d */
                                    name: string;
                                    /** @description What is added up, compared or listed: a property, `$channel` and the like, or `products[].category` */
                                    property?: string;
                                    /** @enum {unknown} */
                                    type: "track" | "page" | "screen";
                                    updatedAt: string;
                                    where: {
                                        /** @description A property; `address.city` inside an object, `products[].category` inside a list (any of them); `$page_path` and the like for what every event carries */
                                        property: string;
                                        test: {
                                            /** @enum {unknown} */
                                            operator: "is" | "is-not" | "contains" | "contains-not" | "starts";
                                            /** @enum {string} */
                                            type: "text";
                                            /** @description Any one of them */
                                            values: string[];
                                        } | {
                                            /** @enum {unknown} */
                                            operator: "equals" | "not-equals" | "more" | "at-least" | "less" | "at-most" | "between";
                                            /** @description For “between”; both ends belong to it */
                                            to?: number;
                                            /** @enum {string} */
                                            type: "number";
                                            value: number;
                                        } | {
                                            /** @description A date such as 2026-03-31, in the workspace’s time zone */
                                            day?: string;
                                            /** @description For “in-last” and “not-in-last” */
                                            days?: number;
                                            /** @enum {unknown} */
                                            operator: "before" | "after" | "between" | "in-last" | "not-in-last";
                                            /** @description For “between”: the first day that no longer belongs to it */
                                            to?: string;
                                            /** @enum {string} */
                                            type: "time";
                                        } | {
                                            /** @enum {string} */
                                            type: "boolean";
                                            value: boolean;
                                        } | {
                                            /** @enum {unknown} */
                                            operator: "exists" | "missing";
                                            /** @enum {string} */
                                            type: "any";
                                        };
                                    }[];
                                    window: {
                                        /** @enum {string} */
                                        kind: "ever";
                                    } | {
                                        count: number;
                                        /** @enum {string} */
                                        kind: "last";
                                        /** @enum {unknown} */
                                        unit: "hours" | "days" | "weeks";
                                    } | {
                                        /** @description A date such as 2026-03-31, in the workspace’s time zone */
                                        from: string;
                                        /** @enum {string} */
                                        kind: "between";
                                        /** @description The first day that no longer belongs to it */
                                        to: string;
                                    };
                                };
                            };
                            /** @description When it was last given */
                            confirmed: string;
                            /** @description Other values, latest first */
                            earlier: {
                                /** @description When it was last given */
                                confirmed: string;
                                importId: string;
                                /** @description When this value was first given */
                                since: string;
                                source: string;
                                /** @description JSON type: string, number, boolean, object, array; null where it was taken away */
                                type: string;
                                /** @description Text as it was sent; objects and lists as JSON */
                                value: string;
                            }[];
                            importId: string;
                            merge: {
                                /** @description For `source-priority`: best first; sources that are not named come after all of them */
                                sources?: string[];
                                /**
                                 * @description `last`: said latest. `first`: said first. `most-frequent-source`: the latest of the source that says it most often. `source-priority`: the latest of the first source in `sources` that says anything. `union`: a list of all values. Null takes away all that was said before it.
                                 * @enum {unknown}
                                 */
                                strategy: "last" | "first" | "most-frequent-source" | "source-priority" | "union";
                            };
                            name: string;
                            purchase?: {
                                /** @description From this moment on the values are gone, such as 2027-06-30T00:00:00Z */
                                expiresAt: string;
                                /**
                                 * @description The ground under Article 6(1) of the GDPR
                                 * @enum {unknown}
                                 */
                                legalBasis: "consent" | "contract" | "legal-obligation" | "vital-interests" | "public-task" | "legitimate-interests";
                                /** @description What the supplier allows, or its number */
                                licence: string;
                                supplier: string;
                            };
                            /** @description When this value was first given */
                            since: string;
                            source: string;
                            /** @description Who has said this value; empty where it is computed */
                            sources: string[];
                            /** @description JSON type: string, number, boolean, object, array; null where it was taken away */
                            type: string;
                            /** @description Text as it was sent; objects and lists as JSON */
                            value: string;
                        }[];
                    };
                };
            };
        };
    };
    listAccountMembers: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                /** @description 50 where left out */
                limit?: number;
                /** @description `member` where left out */
                status?: "member" | "left" | "possible";
            };
            header?: never;
            path: {
                /** @description An account’s id, the key of any of its identifiers, or an identifier as `group_id:…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            evidence: {
                                first: string;
                                last: string;
                                /** @description The first event that said so */
                                messageId: string;
                                /**
                                 * @description `group`: a group call. `context`: an event within the account. `trait`: the person’s own company, by an identify call or a file of contacts. `domain`: an e-mail address of the company, which is a hint and no more.
                                 * @enum {unknown}
                                 */
                                rule: "group" | "context" | "trait" | "domain";
                                source: string;
                            }[];
                            leftAt: string | null;
                            person: {
                                email: string;
                                firstSeen: string;
                                /** @description 64-bit number as decimal text; stays when others are joined to it */
                                id: string;
                                identifiers: number;
                                /** @description False: only a cookie or a device */
                                known: boolean;
                                lastSeen: string;
                                /** @description Empty where no name is known */
                                name: string;
                                orders: number;
                                phone: string;
                                /** @description Orders less refunds, in the workspace’s currency */
                                revenue: number;
                            };
                            /** @description When the first evidence that holds was given */
                            since: string;
                            /** @enum {unknown} */
                            status: "member" | "left" | "possible";
                        }[];
                        next?: string;
                        total: number;
                    };
                };
            };
        };
    };
    readAccountTimeline: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                channel?: string;
                event?: string;
                /** @description From this ISO time on; a date is its midnight in UTC */
                from?: string;
                /** @description 50 where left out */
                limit?: number;
                source?: string;
                /** @description Before this ISO time */
                to?: string;
                /** @description track, page, identify, … */
                type?: string;
            };
            header?: never;
            path: {
                /** @description An account’s id, the key of any of its identifiers, or an identifier as `group_id:…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            at: string;
                            campaign: string;
                            channel: string;
                            currency: string;
                            event: string;
                            identifiers: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            }[];
                            importId: string;
                            messageId: string;
                            /** @description Of a page or screen */
                            name: string;
                            orderId: string;
                            page: string;
                            person: {
                                id: string;
                                name: string;
                            };
                            properties: {
                                [key: string]: unknown;
                            };
                            revenue: number | null;
                            source: string;
                            traits: {
                                [key: string]: unknown;
                            };
                            type: string;
                        }[];
                        next?: string;
                    };
                };
            };
        };
    };
    listActions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            closedAt: string | null;
                            createdAt: string;
                            /** @enum {unknown} */
                            desk: "management" | "marketing" | "content" | "sales";
                            /** @description A date in the workspace’s time zone */
                            due: string;
                            id: string;
                            insight: {
                                advice: {
                                    facts: {
                                        [key: string]: string | number | null;
                                    };
                                    /** @enum {unknown} */
                                    kind: "reset-or-push-goal" | "look-into-part" | "repeat-what-rose" | "test-moving-budget" | "shift-to-best" | "use-or-stop" | "mend-source";
                                };
                                because: {
                                    dimension: string;
                                    parts: {
                                        contribution: number;
                                        key: string;
                                        power: number;
                                    }[];
                                    power: number;
                                } | null;
                                desks: ("management" | "marketing" | "content" | "sales")[];
                                evidence: {
                                    high?: number;
                                    low?: number;
                                    n: number;
                                    query: {
                                        dimension?: string;
                                        filter: string[];
                                        /** @description A date in the workspace’s time zone */
                                        from: string;
                                        metric: string;
                                        /** @description A date in the workspace’s time zone */
                                        to: string;
                                    } | null;
                                    rows: {
                                        comparison?: number | null;
                                        high?: number;
                                        key: string;
                                        low?: number;
                                        n?: number;
                                        value: number | null;
                                    }[];
                                };
                                facts: {
                                    [key: string]: string | number | null;
                                };
                                /** @description Whether it is good news; null where it is neither */
                                good: boolean | null;
                                id: string;
                                /** @enum {unknown} */
                                kind: "off-goal" | "moved" | "best-and-worst-channel" | "campaign-best" | "untouched" | "stale-source";
                                metric: {
                                    /** @description Whether values of parts add up to the whole */
                                    additive: boolean;
                                    dimensions: string[];
                                    /** @enum {unknown} */
                                    direction: "up" | "down" | "neutral";
                                    /** @description Key of the formula’s text in the interface */
                                    formula: string;
                                    /** @enum {unknown} */
                                    group: "campaign" | "email" | "sales" | "leads" | "web" | "voice" | "survey" | "support" | "kpi";
                                    key: string;
                                    /** @description For imported figures, which carry their own name */
                                    name?: string;
                                    sources: string[];
                                    /** @enum {unknown} */
                                    unit: "money" | "count" | "ratio" | "percent" | "duration" | "score";
                                } | null;
                                subject: string;
                                weight: number;
                            } | null;
                            note: string;
                            overdue: boolean;
                            owner: string;
                            /** @enum {unknown} */
                            state: "open" | "doing" | "done" | "dropped";
                            title: string;
                        }[];
                    };
                };
            };
        };
    };
    addAction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    desk: "management" | "marketing" | "content" | "sales";
                    /** @description A date in the workspace’s time zone */
                    due: string;
                    /** @default null */
                    insight: {
                        advice: {
                            facts: {
                                [key: string]: string | number | null;
                            };
                            /** @enum {unknown} */
                            kind: "reset-or-push-goal" | "look-into-part" | "repeat-what-rose" | "test-moving-budget" | "shift-to-best" | "use-or-stop" | "mend-source";
                        };
                        because: {
                            dimension: string;
                            parts: {
                                contribution: number;
                                key: string;
                                power: number;
                            }[];
                            power: number;
                        } | null;
                        desks: ("management" | "marketing" | "content" | "sales")[];
                        evidence: {
                            high?: number;
                            low?: number;
                            n: number;
                            query: {
                                dimension?: string;
                                filter: string[];
                                /** @description A date in the workspace’s time zone */
                                from: string;
                                metric: string;
                                /** @description A date in the workspace’s time zone */
                                to: string;
                            } | null;
                            rows: {
                                comparison?: number | null;
                                high?: number;
                                key: string;
                                low?: number;
                                n?: number;
                                value: number | null;
                            }[];
                        };
                        facts: {
                            [key: string]: string | number | null;
                        };
                        /** @description Whether it is good news; null where it is neither */
                        good: boolean | null;
                        id: string;
                        /** @enum {unknown} */
                        kind: "off-goal" | "moved" | "best-and-worst-channel" | "campaign-best" | "untouched" | "stale-source";
                        metric: {
                            /** @description Whether values of parts add up to the whole */
                            additive: boolean;
                            dimensions: string[];
                            /** @enum {unknown} */
                            direction: "up" | "down" | "neutral";
                            /** @description Key of the formula’s text in the interface */
                            formula: string;
                            /** @enum {unknown} */
                            group: "campaign" | "email" | "sales" | "leads" | "web" | "voice" | "survey" | "support" | "kpi";
                            key: string;
                            /** @description For imported figures, which carry their own name */
                            name?: string;
                            sources: string[];
                            /** @enum {unknown} */
                            unit: "money" | "count" | "ratio" | "percent" | "duration" | "score";
                        } | null;
                        subject: string;
                        weight: number;
                    } | null;
                    /** @default  */
                    note: string;
                    owner: string;
                    title: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        closedAt: string | null;
                        createdAt: string;
                        /** @enum {unknown} */
                        desk: "management" | "marketing" | "content" | "sales";
                        /** @description A date in the workspace’s time zone */
                        due: string;
                        id: string;
                        insight: {
                            advice: {
                                facts: {
                                    [key: string]: string | number | null;
                                };
                                /** @enum {unknown} */
                                kind: "reset-or-push-goal" | "look-into-part" | "repeat-what-rose" | "test-moving-budget" | "shift-to-best" | "use-or-stop" | "mend-source";
                            };
                            because: {
                                dimension: string;
                                parts: {
                                    contribution: number;
                                    key: string;
                                    power: number;
                                }[];
                                power: number;
                            } | null;
                            desks: ("management" | "marketing" | "content" | "sales")[];
                            evidence: {
                                high?: number;
                                low?: number;
                                n: number;
                                query: {
                                    dimension?: string;
                                    filter: string[];
                                    /** @description A date in the workspace’s time zone */
                                    from: string;
                                    metric: string;
                                    /** @description A date in the workspace’s time zone */
                                    to: string;
                                } | null;
                                rows: {
                                    comparison?: number | null;
                                    high?: number;
                                    key: string;
                                    low?: number;
                                    n?: number;
                                    value: number | null;
                                }[];
                            };
                            facts: {
                                [key: string]: string | number | null;
                            };
                            /** @description Whether it is good news; null where it is neither */
                            good: boolean | null;
                            id: string;
                            /** @enum {unknown} */
                            kind: "off-goal" | "moved" | "best-and-worst-channel" | "campaign-best" | "untouched" | "stale-source";
                            metric: {
                                /** @description Whether values of parts add up to the whole */
                                additive: boolean;
                                dimensions: string[];
                                /** @enum {unknown} */
                                direction: "up" | "down" | "neutral";
                                /** @description Key of the formula’s text in the interface */
                                formula: string;
                                /** @enum {unknown} */
                                group: "campaign" | "email" | "sales" | "leads" | "web" | "voice" | "survey" | "support" | "kpi";
                                key: string;
                                /** @description For imported figures, which carry their own name */
                                name?: string;
                                sources: string[];
                                /** @enum {unknown} */
                                unit: "money" | "count" | "ratio" | "percent" | "duration" | "score";
                            } | null;
                            subject: string;
                            weight: number;
                        } | null;
                        note: string;
                        overdue: boolean;
                        owner: string;
                        /** @enum {unknown} */
                        state: "open" | "doing" | "done" | "dropped";
                        title: string;
                    };
                };
            };
        };
    };
    removeAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A date in the workspace’s time zone */
                    due?: string;
                    note?: string;
                    owner?: string;
                    /** @enum {unknown} */
                    state?: "open" | "doing" | "done" | "dropped";
                    title?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        closedAt: string | null;
                        createdAt: string;
                        /** @enum {unknown} */
                        desk: "management" | "marketing" | "content" | "sales";
                        /** @description A date in the workspace’s time zone */
                        due: string;
                        id: string;
                        insight: {
                            advice: {
                                facts: {
                                    [key: string]: string | number | null;
                                };
                                /** @enum {unknown} */
                                kind: "reset-or-push-goal" | "look-into-part" | "repeat-what-rose" | "test-moving-budget" | "shift-to-best" | "use-or-stop" | "mend-source";
                            };
                            because: {
                                dimension: string;
                                parts: {
                                    contribution: number;
                                    key: string;
                                    power: number;
                                }[];
                                power: number;
                            } | null;
                            desks: ("management" | "marketing" | "content" | "sales")[];
                            evidence: {
                                high?: number;
                                low?: number;
                                n: number;
                                query: {
                                    dimension?: string;
                                    filter: string[];
                                    /** @description A date in the workspace’s time zone */
                                    from: string;
                                    metric: string;
                                    /** @description A date in the workspace’s time zone */
                                    to: string;
                                } | null;
                                rows: {
                                    comparison?: number | null;
                                    high?: number;
                                    key: string;
                                    low?: number;
                                    n?: number;
                                    value: number | null;
                                }[];
                            };
                            facts: {
                                [key: string]: string | number | null;
                            };
                            /** @description Whether it is good news; null where it is neither */
                            good: boolean | null;
                            id: string;
                            /** @enum {unknown} */
                            kind: "off-goal" | "moved" | "best-and-worst-channel" | "campaign-best" | "untouched" | "stale-source";
                            metric: {
                                /** @description Whether values of parts add up to the whole */
                                additive: boolean;
                                dimensions: string[];
                                /** @enum {unknown} */
                                direction: "up" | "down" | "neutral";
                                /** @description Key of the formula’s text in the interface */
                                formula: string;
                                /** @enum {unknown} */
                                group: "campaign" | "email" | "sales" | "leads" | "web" | "voice" | "survey" | "support" | "kpi";
                                key: string;
                                /** @description For imported figures, which carry their own name */
                                name?: string;
                                sources: string[];
                                /** @enum {unknown} */
                                unit: "money" | "count" | "ratio" | "percent" | "duration" | "score";
                            } | null;
                            subject: string;
                            weight: number;
                        } | null;
                        note: string;
                        overdue: boolean;
                        owner: string;
                        /** @enum {unknown} */
                        state: "open" | "doing" | "done" | "dropped";
                        title: string;
                    };
                };
            };
        };
    };
    attribute: {
        parameters: {
            query: {
                /** @description Names of events; purchases where left out */
                conversion?: string[];
                dimension?: "channel" | "campaign" | "creative";
                /** @description A date in the workspace’s time zone */
                from: string;
                /** @description Of time decay; 7 where left out */
                halfLifeDays?: number;
                /** @description 30 where left out */
                lookbackDays?: number;
                /** @description The day after the last one */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        anonymous: number;
                        conversion: string[];
                        conversions: number;
                        currency: string;
                        /** @enum {unknown} */
                        dimension: "channel" | "campaign" | "creative";
                        halfLifeDays: number;
                        /** @enum {boolean} */
                        incremental: false;
                        lookbackDays: number;
                        models: ("first" | "last" | "last-non-direct" | "linear" | "time-decay" | "position")[];
                        otherCurrencies: {
                            amount: number;
                            currency: string;
                            rows: number;
                        }[];
                        period: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        rows: {
                            attributed: boolean;
                            /** @description From ad figures; null where none was reported */
                            cost: number | null;
                            credits: {
                                conversions: number;
                                costPerConversion: number | null;
                                /** @enum {unknown} */
                                model: "first" | "last" | "last-non-direct" | "linear" | "time-decay" | "position";
                                /** @description Value over cost, as the model reports it: not incremental */
                                return: number | null;
                                value: number;
                            }[];
                            key: string;
                            spread: {
                                high: number;
                                low: number;
                            };
                            /** @description Touches before conversions */
                            touches: number;
                        }[];
                        unattributed: {
                            conversions: number;
                            value: number;
                        };
                        value: number;
                    };
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query: {
                /** @description An action such as segment.created, or its first part: segment */
                action?: string;
                /** @description Id of a member or key */
                actor?: string;
                /** @description `next` of the page before */
                after?: string;
                /** @description First day, workspace’s time zone */
                from?: string;
                limit: number;
                subject?: string;
                /** @description The day after the last one */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            action: string;
                            actor: {
                                id: string;
                                kind: string;
                                name: string;
                            };
                            /** @description ISO 8601, UTC */
                            at: string;
                            detail: {
                                [key: string]: unknown;
                            };
                            id: string;
                            subject: string;
                        }[];
                        next?: string;
                    };
                };
            };
        };
    };
    listCampaigns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            audience: string;
                            budget: number | null;
                            /** @description As planned; for one that is not described, as seen */
                            channels: string[];
                            content: string;
                            end: string | null;
                            goalMetric: string;
                            id: string | null;
                            key: string;
                            name: string;
                            owner: string;
                            seen: {
                                channels: string[];
                                /** @description Day on which something of it first arrived */
                                first: string;
                                impressions: number | null;
                                last: string;
                                spend: number | null;
                                /** @description Visits and clicks that it led to */
                                touches: number;
                            } | null;
                            start: string | null;
                        }[];
                        /** @description How many arrived without anybody having described them */
                        notDescribed: number;
                        total: number;
                    };
                };
            };
        };
    };
    addCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Whom it is for */
                    audience?: string;
                    /** @description In the workspace’s currency */
                    budget?: number;
                    channels?: string[];
                    /** @description What it says */
                    content?: string;
                    /** @description Its last day */
                    end?: string;
                    /** @description A metric of /api/metrics */
                    goalMetric?: string;
                    /** @description The value of utm_campaign, and the campaign’s name in imported figures */
                    key: string;
                    name: string;
                    owner?: string;
                    /** @description A date such as 2026-03-31 */
                    start?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        audience: string;
                        budget: number | null;
                        /** @description As planned; for one that is not described, as seen */
                        channels: string[];
                        content: string;
                        end: string | null;
                        goalMetric: string;
                        id: string | null;
                        key: string;
                        name: string;
                        owner: string;
                        seen: {
                            channels: string[];
                            /** @description Day on which something of it first arrived */
                            first: string;
                            impressions: number | null;
                            last: string;
                            spend: number | null;
                            /** @description Visits and clicks that it led to */
                            touches: number;
                        } | null;
                        start: string | null;
                    };
                };
            };
        };
    };
    getCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        audience: string;
                        budget: number | null;
                        /** @description As planned; for one that is not described, as seen */
                        channels: string[];
                        content: string;
                        end: string | null;
                        goalMetric: string;
                        id: string | null;
                        key: string;
                        name: string;
                        owner: string;
                        seen: {
                            channels: string[];
                            /** @description Day on which something of it first arrived */
                            first: string;
                            impressions: number | null;
                            last: string;
                            spend: number | null;
                            /** @description Visits and clicks that it led to */
                            touches: number;
                        } | null;
                        start: string | null;
                    };
                };
            };
        };
    };
    removeCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        audience: string;
                        budget: number | null;
                        /** @description As planned; for one that is not described, as seen */
                        channels: string[];
                        content: string;
                        end: string | null;
                        goalMetric: string;
                        id: string | null;
                        key: string;
                        name: string;
                        owner: string;
                        seen: {
                            channels: string[];
                            /** @description Day on which something of it first arrived */
                            first: string;
                            impressions: number | null;
                            last: string;
                            spend: number | null;
                            /** @description Visits and clicks that it led to */
                            touches: number;
                        } | null;
                        start: string | null;
                    };
                };
            };
        };
    };
    changeCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    audience?: string;
                    budget?: number | null;
                    channels?: string[];
                    content?: string;
                    end?: string | null;
                    goalMetric?: string;
                    name?: string;
                    owner?: string;
                    start?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        audience: string;
                        budget: number | null;
                        /** @description As planned; for one that is not described, as seen */
                        channels: string[];
                        content: string;
                        end: string | null;
                        goalMetric: string;
                        id: string | null;
                        key: string;
                        name: string;
                        owner: string;
                        seen: {
                            channels: string[];
                            /** @description Day on which something of it first arrived */
                            first: string;
                            impressions: number | null;
                            last: string;
                            spend: number | null;
                            /** @description Visits and clicks that it led to */
                            touches: number;
                        } | null;
                        start: string | null;
                    };
                };
            };
        };
    };
    listCatalogue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            count: number;
                            description: string;
                            /** @description The event that a property belongs to; empty for traits */
                            event: string;
                            firstSeen: string;
                            id: string;
                            kind: "event" | "property" | "trait";
                            lastSeen: string;
                            name: string;
                            owner: string;
                            policy: "allow" | "warn" | "block";
                            required: boolean;
                            seenTypes: string[];
                            /** @description The JSON type asked for; “any” asks for none */
                            type: string;
                        }[];
                        rules: {
                            unknownEvents: "allow" | "warn" | "block";
                        };
                    };
                };
            };
        };
    };
    addCatalogueEntry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    description: string;
                    event: string;
                    kind: "event" | "property" | "trait";
                    name: string;
                    /** @default  */
                    owner: string;
                    policy: "allow" | "warn" | "block";
                    /** @default false */
                    required: boolean;
                    type: "string" | "number" | "boolean" | "object" | "array" | "any";
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        description: string;
                        /** @description The event that a property belongs to; empty for traits */
                        event: string;
                        firstSeen: string;
                        id: string;
                        kind: "event" | "property" | "trait";
                        lastSeen: string;
                        name: string;
                        owner: string;
                        policy: "allow" | "warn" | "block";
                        required: boolean;
                        seenTypes: string[];
                        /** @description The JSON type asked for; “any” asks for none */
                        type: string;
                    };
                };
            };
        };
    };
    changeCatalogueEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description?: string;
                    owner?: string;
                    policy?: "allow" | "warn" | "block";
                    required?: boolean;
                    type?: "string" | "number" | "boolean" | "object" | "array" | "any";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        description: string;
                        /** @description The event that a property belongs to; empty for traits */
                        event: string;
                        firstSeen: string;
                        id: string;
                        kind: "event" | "property" | "trait";
                        lastSeen: string;
                        name: string;
                        owner: string;
                        policy: "allow" | "warn" | "block";
                        required: boolean;
                        seenTypes: string[];
                        /** @description The JSON type asked for; “any” asks for none */
                        type: string;
                    };
                };
            };
        };
    };
    setCatalogueRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    unknownEvents: "allow" | "warn" | "block";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unknownEvents: "allow" | "warn" | "block";
                    };
                };
            };
        };
    };
    listCharts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            createdAt: string;
                            createdBy: string;
                            definition: {
                                [key: string]: unknown;
                            };
                            id: string;
                            /** @enum {unknown} */
                            kind: "explore" | "funnel" | "retention" | "web" | "attribution";
                            name: string;
                            updatedAt: string;
                        }[];
                        total: number;
                    };
                };
            };
        };
    };
    createChart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    definition: {
                        [key: string]: unknown;
                    };
                    /** @enum {unknown} */
                    kind: "explore" | "funnel" | "retention" | "web" | "attribution";
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        createdAt: string;
                        createdBy: string;
                        definition: {
                            [key: string]: unknown;
                        };
                        id: string;
                        /** @enum {unknown} */
                        kind: "explore" | "funnel" | "retention" | "web" | "attribution";
                        name: string;
                        updatedAt: string;
                    };
                };
            };
        };
    };
    getChart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        createdAt: string;
                        createdBy: string;
                        definition: {
                            [key: string]: unknown;
                        };
                        id: string;
                        /** @enum {unknown} */
                        kind: "explore" | "funnel" | "retention" | "web" | "attribution";
                        name: string;
                        updatedAt: string;
                    };
                };
            };
        };
    };
    deleteChart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeChart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    definition?: {
                        [key: string]: unknown;
                    };
                    /** @enum {unknown} */
                    kind?: "explore" | "funnel" | "retention" | "web" | "attribution";
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        createdAt: string;
                        createdBy: string;
                        definition: {
                            [key: string]: unknown;
                        };
                        id: string;
                        /** @enum {unknown} */
                        kind: "explore" | "funnel" | "retention" | "web" | "attribution";
                        name: string;
                        updatedAt: string;
                    };
                };
            };
        };
    };
    listColleagues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
        };
    };
    askConsent: {
        parameters: {
            query: {
                channel: string;
                /** @description A person’s id, the key of any of the person’s identifiers, or an identifier as `kind:value` */
                person: string;
                purpose: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: boolean;
                        /**
                         * @description not-everybody: one identifier agreed, another has not; not-asked: an opt-in that was never given
                         * @enum {unknown}
                         */
                        because: "granted" | "confirmed" | "pending" | "withdrawn" | "expired" | "not-everybody" | "not-asked" | "not-objected" | "legitimate-interest" | "unknown-purpose";
                        channel: string;
                        purpose: string;
                        since: string | null;
                    };
                };
            };
        };
    };
    askConsentOfMany: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    channel: string;
                    people: string[];
                    purpose: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            allowed: boolean;
                            person: string;
                        }[];
                    };
                };
            };
        };
    };
    readPersonConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A person’s id, the key of any of the person’s identifiers, or an identifier as `kind:value` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decisions: {
                            allowed: boolean;
                            /**
                             * @description not-everybody: one identifier agreed, another has not; not-asked: an opt-in that was never given
                             * @enum {unknown}
                             */
                            because: "granted" | "confirmed" | "pending" | "withdrawn" | "expired" | "not-everybody" | "not-asked" | "not-objected" | "legitimate-interest" | "unknown-purpose";
                            channel: string;
                            purpose: string;
                            since: string | null;
                        }[];
                        /** @description Newest first */
                        ledger: {
                            /** @description Who wrote it down, where a colleague did */
                            actor: string;
                            /** @description Empty: every channel */
                            channel: string;
                            country: string;
                            /** @description What shows it: a form’s name, the number of a letter */
                            evidence: string;
                            expiresAt: string | null;
                            /** @description The key of the identifier that it was said under */
                            key: string;
                            language: string;
                            messageId: string;
                            /** @enum {unknown} */
                            origin: "signal" | "preference-centre" | "one-click" | "confirmation" | "operator" | "import";
                            /** @description Where it was said */
                            page: string;
                            /** @description Empty: every purpose */
                            purpose: string;
                            reason: string;
                            source: string;
                            /** @enum {unknown} */
                            state: "granted" | "confirmed" | "pending" | "withdrawn" | "expired";
                            /** @description Of the purpose’s text that was shown; 0 where none is known */
                            textVersion: number;
                            time: string;
                        }[];
                        person: string;
                    };
                };
            };
        };
    };
    grantConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A person’s id, the key of any of the person’s identifiers, or an identifier as `kind:value` */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Empty, for a withdrawal: every channel */
                    channel: string;
                    evidence?: string;
                    /** @enum {unknown} */
                    language?: "en" | "sv" | "nl" | "he";
                    /** @description Empty, for a withdrawal: every purpose */
                    purpose: string;
                    /** @description Why it is written down by hand */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        confirmation?: {
                            expiresAt: string;
                            /** @description To be sent to the person; it works once */
                            url: string;
                        };
                        messageId: string;
                        /** @enum {unknown} */
                        state: "granted" | "confirmed" | "pending" | "withdrawn" | "expired";
                        time: string;
                    };
                };
            };
        };
    };
    makePreferenceLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A person’s id, the key of any of the person’s identifiers, or an identifier as `kind:value` */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    channel?: string;
                    purpose?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        expiresAt: string;
                        /** @description For the header List-Unsubscribe, where a purpose and a channel were given */
                        unsubscribeUrl?: string;
                        /** @description The person’s preference centre */
                        url: string;
                    };
                };
            };
        };
    };
    withdrawConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A person’s id, the key of any of the person’s identifiers, or an identifier as `kind:value` */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Empty, for a withdrawal: every channel */
                    channel: string;
                    evidence?: string;
                    /** @enum {unknown} */
                    language?: "en" | "sv" | "nl" | "he";
                    /** @description Empty, for a withdrawal: every purpose */
                    purpose: string;
                    /** @description Why it is written down by hand */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        confirmation?: {
                            expiresAt: string;
                            /** @description To be sent to the person; it works once */
                            url: string;
                        };
                        messageId: string;
                        /** @enum {unknown} */
                        state: "granted" | "confirmed" | "pending" | "withdrawn" | "expired";
                        time: string;
                    };
                };
            };
        };
    };
    previewPreferences: {
        parameters: {
            query: {
                language: "en" | "sv" | "nl" | "he";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        html: string;
                    };
                };
            };
        };
    };
    listConsentTexts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                purpose: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            body: string;
                            createdAt: string | null;
                            createdBy: string | null;
                            /** @enum {unknown} */
                            language: "en" | "sv" | "nl" | "he";
                            /** @description A short name that never changes, such as marketing */
                            purpose: string;
                            title: string;
                            /** @description 0: the words that Rondo brings along */
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    addConsentText: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                purpose: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    texts: {
                        body: string;
                        /** @enum {unknown} */
                        language: "en" | "sv" | "nl" | "he";
                        title: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            body: string;
                            createdAt: string | null;
                            createdBy: string | null;
                            /** @enum {unknown} */
                            language: "en" | "sv" | "nl" | "he";
                            /** @description A short name that never changes, such as marketing */
                            purpose: string;
                            title: string;
                            /** @description 0: the words that Rondo brings along */
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    readConsentSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        purposes: {
                            /**
                             * @description For a person who has said nothing: opt-in needs a yes first; opt-out and legitimate interest hold until a no
                             * @enum {unknown}
                             */
                            basis: "opt-in" | "opt-out" | "legitimate-interest";
                            cells: {
                                /** @description Names of this in context.consent.categoryPreferences; capital letters do not matter */
                                categories: string[];
                                /** @enum {unknown} */
                                channel: "web" | "email" | "sms" | "push" | "phone" | "post" | "ads";
                                /** @description A yes counts only when a link sent to the person was followed */
                                doubleOptIn: boolean;
                                /** @description A browser’s Global Privacy Control is a no to this */
                                gpc: boolean;
                                /** @description Purposes of TCF that must all be consented to; with none, a TC string says nothing of this */
                                tcf: number[];
                            }[];
                            /** @description A short name that never changes, such as marketing */
                            id: string;
                            /** @description Events are joined to a person only where this holds on the web */
                            joins: boolean;
                            months: number | null;
                            /**
                             * @description Where several identifiers of one person have spoken: whether all must have agreed, or any one. A withdrawal under any of them always ends the agreements before it
                             * @enum {unknown}
                             */
                            strategy: "all" | "any";
                        }[];
                        sources: {
                            bases: {
                                /**
                                 * @description For a person who has said nothing: opt-in needs a yes first; opt-out and legitimate interest hold until a no
                                 * @enum {unknown}
                                 */
                                basis: "opt-in" | "opt-out" | "legitimate-interest";
                                /** @description A short name that never changes, such as marketing */
                                purpose: string;
                            }[];
                            source: string;
                            /**
                             * @description What becomes of an event that may not be joined to a person: kept without anything personal, or not kept
                             * @enum {unknown}
                             */
                            without: "anonymous" | "refuse";
                        }[];
                    };
                };
            };
        };
    };
    changeConsentSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    purposes: {
                        /**
                         * @description For a person who has said nothing: opt-in needs a yes first; opt-out and legitimate interest hold until a no
                         * @enum {unknown}
                         */
                        basis: "opt-in" | "opt-out" | "legitimate-interest";
                        cells: {
                            /** @description Names of this in context.consent.categoryPreferences; capital letters do not matter */
                            categories: string[];
                            /** @enum {unknown} */
                            channel: "web" | "email" | "sms" | "push" | "phone" | "post" | "ads";
                            /** @description A yes counts only when a link sent to the person was followed */
                            doubleOptIn: boolean;
                            /** @description A browser’s Global Privacy Control is a no to this */
                            gpc: boolean;
                            /** @description Purposes of TCF that must all be consented to; with none, a TC string says nothing of this */
                            tcf: number[];
                        }[];
                        /** @description A short name that never changes, such as marketing */
                        id: string;
                        /** @description Events are joined to a person only where this holds on the web */
                        joins: boolean;
                        months: number | null;
                        /**
                         * @description Where several identifiers of one person have spoken: whether all must have agreed, or any one. A withdrawal under any of them always ends the agreements before it
                         * @enum {unknown}
                         */
                        strategy: "all" | "any";
                    }[];
                    sources: {
                        bases: {
                            /**
                             * @description For a person who has said nothing: opt-in needs a yes first; opt-out and legitimate interest hold until a no
                             * @enum {unknown}
                             */
                            basis: "opt-in" | "opt-out" | "legitimate-interest";
                            /** @description A short name that never changes, such as marketing */
                            purpose: string;
                        }[];
                        source: string;
                        /**
                         * @description What becomes of an event that may not be joined to a person: kept without anything personal, or not kept
                         * @enum {unknown}
                         */
                        without: "anonymous" | "refuse";
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        purposes: {
                            /**
                             * @description For a person who has said nothing: opt-in needs a yes first; opt-out and legitimate interest hold until a no
                             * @enum {unknown}
                             */
                            basis: "opt-in" | "opt-out" | "legitimate-interest";
                            cells: {
                                /** @description Names of this in context.consent.categoryPreferences; capital letters do not matter */
                                categories: string[];
                                /** @enum {unknown} */
                                channel: "web" | "email" | "sms" | "push" | "phone" | "post" | "ads";
                                /** @description A yes counts only when a link sent to the person was followed */
                                doubleOptIn: boolean;
                                /** @description A browser’s Global Privacy Control is a no to this */
                                gpc: boolean;
                                /** @description Purposes of TCF that must all be consented to; with none, a TC string says nothing of this */
                                tcf: number[];
                            }[];
                            /** @description A short name that never changes, such as marketing */
                            id: string;
                            /** @description Events are joined to a person only where this holds on the web */
                            joins: boolean;
                            months: number | null;
                            /**
                             * @description Where several identifiers of one person have spoken: whether all must have agreed, or any one. A withdrawal under any of them always ends the agreements before it
                             * @enum {unknown}
                             */
                            strategy: "all" | "any";
                        }[];
                        sources: {
                            bases: {
                                /**
                                 * @description For a person who has said nothing: opt-in needs a yes first; opt-out and legitimate interest hold until a no
                                 * @enum {unknown}
                                 */
                                basis: "opt-in" | "opt-out" | "legitimate-interest";
                                /** @description A short name that never changes, such as marketing */
                                purpose: string;
                            }[];
                            source: string;
                            /**
                             * @description What becomes of an event that may not be joined to a person: kept without anything personal, or not kept
                             * @enum {unknown}
                             */
                            without: "anonymous" | "refuse";
                        }[];
                    };
                };
            };
        };
    };
    getCustomerDeciles: {
        parameters: {
            query: {
                /** @description A date in the workspace’s time zone */
                from: string;
                /** @description The day after the last one */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currency: string;
                        customers: number;
                        items: {
                            cumulative: number | null;
                            customers: number;
                            /** @description 1 are the tenth of customers who bring most */
                            decile: number;
                            least: number;
                            most: number;
                            orders: number;
                            revenue: number;
                            share: number | null;
                        }[];
                        orders: number;
                        period: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        revenue: number;
                    };
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query: {
                limit: number;
                offset: number;
                reason?: string;
                source?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            cure: string;
                            event: string;
                            field: string;
                            id: string;
                            message: string;
                            payload: string;
                            reason: string;
                            receivedAt: string;
                            source: string;
                            step: string;
                            type: string;
                        }[];
                        reasons: {
                            count: number;
                            reason: string;
                        }[];
                        total: number;
                    };
                };
            };
        };
    };
    discardDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    replayDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The mended event as JSON text */
                    payload: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        refusals: {
                            cure: string;
                            field: string;
                            message: string;
                            reason: string;
                        }[];
                        taken: boolean;
                    };
                };
            };
        };
    };
    leaveDemo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Where its data are kept */
                        folder: string;
                        path: string;
                        restarting: boolean;
                        url: string | null;
                    };
                };
            };
        };
    };
    takeTruthTour: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {unknown} */
                            key: "best-channel" | "campaign-that-paid" | "best-influencer" | "email-caused-orders" | "without-captures";
                            lastClick: {
                                /** @enum {unknown} */
                                by: "conversions" | "return";
                                /** @description The rows of the attribution that are meant */
                                keys: string[];
                                /** @enum {string} */
                                model: "last";
                                query: {
                                    /** @description Names of events; purchases where left out */
                                    conversion?: string[];
                                    /** @enum {unknown} */
                                    dimension?: "channel" | "campaign" | "creative";
                                    /** @description A date in the workspace’s time zone */
                                    from: string;
                                    /** @description Of time decay; 7 where left out */
                                    halfLifeDays?: number;
                                    /** @description 30 where left out */
                                    lookbackDays?: number;
                                    /** @description The day after the last one */
                                    to: string;
                                };
                            };
                            total: {
                                orders: number;
                                revenue: number;
                            };
                            truth: {
                                answer: string;
                                /** @enum {unknown} */
                                by: "orders" | "return";
                                /** @description What all of `values` caused together; not their sum, for they overlap */
                                together: {
                                    key: string;
                                    orders: number;
                                    /** @description Revenue for each unit of money spent; null where nothing was spent */
                                    return: number | null;
                                    revenue: number;
                                    spend: number;
                                } | null;
                                values: {
                                    key: string;
                                    orders: number;
                                    /** @description Revenue for each unit of money spent; null where nothing was spent */
                                    return: number | null;
                                    revenue: number;
                                    spend: number;
                                }[];
                            };
                        }[];
                    };
                };
            };
        };
    };
    listDeviceAudiences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What a device’s owner must have agreed to; without any such purpose in the settings nobody has */
                        consents: {
                            channel: string;
                            purpose: string;
                        }[];
                        items: {
                            /** @description Of those, devices whose owner agreed to advertising: these alone are exported */
                            allowed: number;
                            createdAt: string;
                            createdBy: string;
                            /** @description A device leaves so many days after the last thing that the rule asks for */
                            days: number;
                            description: string;
                            /** @description Devices for which the rule holds and whose time is not over */
                            devices: number;
                            id: string;
                            name: string;
                            rule: components["schemas"]["def-2"];
                            updatedAt: string;
                        }[];
                        /** @description All devices, whichever audience they are in */
                        known: {
                            /** @description Of those, devices whose owner agreed to advertising: these alone are exported */
                            allowed: number;
                            /** @description All devices that no person is known behind */
                            devices: number;
                        };
                        total: number;
                    };
                };
            };
        };
    };
    addDeviceAudience: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A device leaves so many days after the last thing that the rule asks for */
                    days: number;
                    description?: string;
                    name: string;
                    rule: components["schemas"]["def-2"];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        createdAt: string;
                        createdBy: string;
                        /** @description A device leaves so many days after the last thing that the rule asks for */
                        days: number;
                        description: string;
                        id: string;
                        name: string;
                        rule: components["schemas"]["def-2"];
                        updatedAt: string;
                    };
                };
            };
        };
    };
    getDeviceAudience: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        createdAt: string;
                        createdBy: string;
                        /** @description A device leaves so many days after the last thing that the rule asks for */
                        days: number;
                        description: string;
                        id: string;
                        name: string;
                        rule: components["schemas"]["def-2"];
                        updatedAt: string;
                    };
                };
            };
        };
    };
    removeDeviceAudience: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        createdAt: string;
                        createdBy: string;
                        /** @description A device leaves so many days after the last thing that the rule asks for */
                        days: number;
                        description: string;
                        id: string;
                        name: string;
                        rule: components["schemas"]["def-2"];
                        updatedAt: string;
                    };
                };
            };
        };
    };
    changeDeviceAudience: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A device leaves so many days after the last thing that the rule asks for */
                    days?: number;
                    description?: string;
                    name?: string;
                    rule?: components["schemas"]["def-2"];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        createdAt: string;
                        createdBy: string;
                        /** @description A device leaves so many days after the last thing that the rule asks for */
                        days: number;
                        description: string;
                        id: string;
                        name: string;
                        rule: components["schemas"]["def-2"];
                        updatedAt: string;
                    };
                };
            };
        };
    };
    exportDeviceAudience: {
        parameters: {
            query?: {
                /** @description How ids are written: sha256 (where left out), sha1 or md5 as lower-case hex of the UTF-8 bytes, or none. Mobile advertising ids are put into lower case first, cookies are taken as they stand */
                hash?: "sha256" | "sha1" | "md5" | "none";
                /** @description Only cookies or only mobile advertising ids; both where left out */
                ids?: "cookie" | "ad_id";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    countDevices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A device leaves so many days after the last thing that the rule asks for */
                    days: number;
                    rule: components["schemas"]["def-2"];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: number | null;
                        /** @description The moment for which it was counted */
                        at: string;
                        /** @description Devices, before the time in the audience is looked at */
                        clauses: {
                            /** @description “all”: people whom only this part keeps out; “any”: people whom only this part lets in */
                            alone: number;
                            /** @description “all”: people for whom this part and all before it hold; “any”: this part or one before it */
                            left: number;
                            /** @description People for whom this part holds by itself */
                            matches: number;
                        }[];
                        devices: number | null;
                        faults: {
                            /** @description Names the fault; the interface has its words */
                            code: string;
                            cure: string;
                            message: string;
                            path: string;
                            /**
                             * @description A rule with an error is not saved; a warning is only said
                             * @enum {unknown}
                             */
                            severity: "error" | "warning";
                        }[];
                        total: number | null;
                    };
                };
            };
        };
    };
    measureFrequency: {
        parameters: {
            query: {
                /** @description placement where left out */
                by?: "placement" | "campaign" | "creative" | "platform";
                /** @description Only impressions of this campaign */
                campaign?: string;
                /** @description The event that counts as a conversion; “Order Completed” where left out */
                conversion?: string;
                /** @description A date in the workspace’s time zone */
                from: string;
                /** @description Only impressions of this placement */
                placement?: string;
                /** @description Only impressions of this platform */
                platform?: string;
                /** @description The day after the last one */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Devices by impressions. For conversions a device that converted counts by what it was shown until then */
                        buckets: {
                            /** @description Of those followed, devices whose owner converted after the first impression, in the period */
                            converted: number;
                            /** @description Devices that were shown so many in the period */
                            devices: number;
                            /** @description Of the devices, those whose owner agreed to advertising: of the others no conversion is looked up */
                            followed: number;
                            /** @description Impressions of a device, at least */
                            from: number;
                            /** @description Their impressions */
                            impressions: number;
                            interval: [
                                number,
                                number
                            ] | null;
                            rate: number | null;
                            to: number | null;
                        }[];
                        /** @enum {unknown} */
                        by: "placement" | "campaign" | "creative" | "platform";
                        conversion: string;
                        /** @description Of those followed, devices whose owner converted after the first impression, in the period */
                        converted: number;
                        currency: string;
                        /** @description Different cookies and mobile advertising ids */
                        devices: number;
                        /** @description Of the devices, those whose owner agreed to advertising: of the others no conversion is looked up */
                        followed: number;
                        frequency: number | null;
                        impressions: number;
                        interval: [
                            number,
                            number
                        ] | null;
                        items: {
                            /** @description Of those followed, devices whose owner converted after the first impression, in the period */
                            converted: number;
                            /** @description Different cookies and mobile advertising ids */
                            devices: number;
                            /** @description Of the devices, those whose owner agreed to advertising: of the others no conversion is looked up */
                            followed: number;
                            frequency: number | null;
                            impressions: number;
                            interval: [
                                number,
                                number
                            ] | null;
                            name: string;
                            rate: number | null;
                            spend: number | null;
                        }[];
                        period: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        rate: number | null;
                        recency: {
                            /** @description Devices that were shown their last impression so many days ago */
                            devices: number;
                            fromDays: number;
                            toDays: number | null;
                        }[];
                        spend: number | null;
                    };
                };
            };
        };
    };
    getDeviceVocabulary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaigns: string[];
                        channels: string[];
                        events: {
                            count: number;
                            event: string;
                            /** @enum {unknown} */
                            type: "track" | "page" | "screen";
                        }[];
                        /** @description Names in the imported ad impressions */
                        impressions: {
                            campaigns: string[];
                            placements: string[];
                            platforms: string[];
                        };
                    };
                };
            };
        };
    };
    explore: {
        parameters: {
            query: {
                compare?: "none" | "previous" | "last-year";
                dimension?: string[];
                /** @description “dimension:value”, or “!dimension:value” for all but that value; several values of one dimension mean any of them */
                filter?: string[];
                /** @description A date in the workspace’s time zone */
                from: string;
                grain?: "hour" | "day" | "week" | "month";
                limit?: number;
                /** @description Key of a metric, or kpi:NAME for an imported figure */
                metric: string;
                /** @description Divide by this metric: kpi:revenue per spend, say */
                per?: string;
                /** @description The day after the last one */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        buckets: string[];
                        /** @description Relative: 0.1 is a tenth more */
                        change?: number | null;
                        comparison?: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        comparisonSeries?: (number | null)[];
                        comparisonTotal?: number | null;
                        currency: string;
                        dimensions: string[];
                        /** @enum {unknown} */
                        grain: "hour" | "day" | "week" | "month";
                        /** @description 95 % interval: low, high */
                        interval?: number[];
                        metric: {
                            /** @description Whether values of parts add up to the whole */
                            additive: boolean;
                            dimensions: string[];
                            /** @enum {unknown} */
                            direction: "up" | "down" | "neutral";
                            /** @description Key of the formula’s text in the interface */
                            formula: string;
                            /** @enum {unknown} */
                            group: "campaign" | "email" | "sales" | "leads" | "web" | "voice" | "survey" | "support" | "kpi";
                            key: string;
                            /** @description For imported figures, which carry their own name */
                            name?: string;
                            sources: string[];
                            /** @enum {unknown} */
                            unit: "money" | "count" | "ratio" | "percent" | "duration" | "score";
                        };
                        /** @description Money in other currencies, which is not in the figures */
                        otherCurrencies: {
                            amount: number;
                            currency: string;
                            rows: number;
                        }[];
                        per?: {
                            /** @description Whether values of parts add up to the whole */
                            additive: boolean;
                            dimensions: string[];
                            /** @enum {unknown} */
                            direction: "up" | "down" | "neutral";
                            /** @description Key of the formula’s text in the interface */
                            formula: string;
                            /** @enum {unknown} */
                            group: "campaign" | "email" | "sales" | "leads" | "web" | "voice" | "survey" | "support" | "kpi";
                            key: string;
                            /** @description For imported figures, which carry their own name */
                            name?: string;
                            sources: string[];
                            /** @enum {unknown} */
                            unit: "money" | "count" | "ratio" | "percent" | "duration" | "score";
                        };
                        period: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        rows: {
                            change?: number | null;
                            comparison?: number | null;
                            denominator?: number | null;
                            /** @description 95 % interval: low, high */
                            interval?: number[];
                            keys: string[];
                            numerator?: number | null;
                            series?: (number | null)[];
                            /** @description Of the total, where parts add up */
                            share?: number | null;
                            value: number | null;
                        }[];
                        /** @description How many rows there are, of which these are the first */
                        rowsTotal: number;
                        series: (number | null)[];
                        timeZone: string;
                        total: number | null;
                    };
                };
            };
        };
    };
    exploreRows: {
        parameters: {
            query: {
                /** @description `next` of the page before */
                after?: number;
                /** @description “dimension:value”, or “!dimension:value” for all but that value; several values of one dimension mean any of them */
                filter?: string[];
                /** @description A date in the workspace’s time zone */
                from: string;
                limit?: number;
                metric: string;
                /** @description The day after the last one */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        columns: string[];
                        items: {
                            [key: string]: unknown;
                        }[];
                        next?: number;
                        source: string;
                    };
                };
            };
        };
    };
    askFunnel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the first step */
                    dimension?: string;
                    /** @description A date in the workspace’s time zone */
                    from: string;
                    limit?: number;
                    steps: {
                        event?: string;
                        /** @description Path, where * stands for anything */
                        page?: string;
                        where?: {
                            /** @enum {unknown} */
                            kind: "is" | "is-not" | "contains" | "at-least" | "at-most" | "exists";
                            /** @description channel, campaign, page_path, country, …, or property:NAME */
                            property: string;
                            value?: string | number;
                        }[];
                    }[];
                    /** @description The day after the last one */
                    to: string;
                    /** @description From the first step to the last; 168 (a week) where left out */
                    windowHours?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        period: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        rows: {
                            key: string;
                            people: number[];
                            rate: number | null;
                        }[];
                        seconds: number[] | null;
                        steps: {
                            /** @description 95 % interval: low, high */
                            interval?: number[];
                            medianSeconds: number | null;
                            ofFirst: number | null;
                            ofPrevious: number | null;
                            people: number;
                        }[];
                        windowHours: number;
                    };
                };
            };
        };
    };
    getCampaignFunnel: {
        parameters: {
            query: {
                campaign?: string;
                /** @description A date in the workspace’s time zone */
                from: string;
                /** @description The day after the last one */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaign?: string;
                        currency: string;
                        levels: {
                            costPer: number | null;
                            /** @enum {unknown} */
                            level: "attention" | "interest" | "action";
                            metric: string | null;
                            metrics: {
                                key: string;
                                value: number | null;
                            }[];
                            ofPrevious: number | null;
                            value: number | null;
                        }[];
                        period: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        spend: number | null;
                    };
                };
            };
        };
    };
    listGoals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: ({
                            createdAt: string;
                            id: string;
                            progress: {
                                daysLeft: number;
                                /** @description Share of the goal’s time that has passed */
                                elapsed: number;
                                expected: number | null;
                                projected: number | null;
                                share: number | null;
                                /** @enum {unknown} */
                                state: "not-started" | "no-data" | "on-track" | "behind" | "reached" | "missed";
                                value: number | null;
                            };
                        } & {
                            /** @enum {unknown} */
                            desk: "management" | "marketing" | "content" | "sales";
                            /** @description The last day that counts */
                            due: string;
                            /** @default [] */
                            filters: string[];
                            from: string;
                            metric: string;
                            name: string;
                            owner: string;
                            /** @description In the metric’s unit; shares are fractions */
                            target: number;
                            /**
                             * @description Why it matters: the R of SMART
                             * @default
                             */
                            why: string;
                        })[];
                    };
                };
            };
        };
    };
    addGoal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    desk: "management" | "marketing" | "content" | "sales";
                    /** @description The last day that counts */
                    due: string;
                    /** @default [] */
                    filters: string[];
                    from: string;
                    metric: string;
                    name: string;
                    owner: string;
                    /** @description In the metric’s unit; shares are fractions */
                    target: number;
                    /**
                     * @description Why it matters: the R of SMART
                     * @default
                     */
                    why: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        createdAt: string;
                        id: string;
                        progress: {
                            daysLeft: number;
                            /** @description Share of the goal’s time that has passed */
                            elapsed: number;
                            expected: number | null;
                            projected: number | null;
                            share: number | null;
                            /** @enum {unknown} */
                            state: "not-started" | "no-data" | "on-track" | "behind" | "reached" | "missed";
                            value: number | null;
                        };
                    } & {
                        /** @enum {unknown} */
                        desk: "management" | "marketing" | "content" | "sales";
                        /** @description The last day that counts */
                        due: string;
                        /** @default [] */
                        filters: string[];
                        from: string;
                        metric: string;
                        name: string;
                        owner: string;
                        /** @description In the metric’s unit; shares are fractions */
                        target: number;
                        /**
                         * @description Why it matters: the R of SMART
                         * @default
                         */
                        why: string;
                    };
                };
            };
        };
    };
    getGoal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        createdAt: string;
                        id: string;
                        progress: {
                            daysLeft: number;
                            /** @description Share of the goal’s time that has passed */
                            elapsed: number;
                            expected: number | null;
                            projected: number | null;
                            share: number | null;
                            /** @enum {unknown} */
                            state: "not-started" | "no-data" | "on-track" | "behind" | "reached" | "missed";
                            value: number | null;
                        };
                    } & {
                        /** @enum {unknown} */
                        desk: "management" | "marketing" | "content" | "sales";
                        /** @description The last day that counts */
                        due: string;
                        /** @default [] */
                        filters: string[];
                        from: string;
                        metric: string;
                        name: string;
                        owner: string;
                        /** @description In the metric’s unit; shares are fractions */
                        target: number;
                        /**
                         * @description Why it matters: the R of SMART
                         * @default
                         */
                        why: string;
                    };
                };
            };
        };
    };
    removeGoal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeGoal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    desk?: "management" | "marketing" | "content" | "sales";
                    /** @description The last day that counts */
                    due?: string;
                    /** @default [] */
                    filters?: string[];
                    from?: string;
                    metric?: string;
                    name?: string;
                    owner?: string;
                    /** @description In the metric’s unit; shares are fractions */
                    target?: number;
                    /**
                     * @description Why it matters: the R of SMART
                     * @default
                     */
                    why?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        createdAt: string;
                        id: string;
                        progress: {
                            daysLeft: number;
                            /** @description Share of the goal’s time that has passed */
                            elapsed: number;
                            expected: number | null;
                            projected: number | null;
                            share: number | null;
                            /** @enum {unknown} */
                            state: "not-started" | "no-data" | "on-track" | "behind" | "reached" | "missed";
                            value: number | null;
                        };
                    } & {
                        /** @enum {unknown} */
                        desk: "management" | "marketing" | "content" | "sales";
                        /** @description The last day that counts */
                        due: string;
                        /** @default [] */
                        filters: string[];
                        from: string;
                        metric: string;
                        name: string;
                        owner: string;
                        /** @description In the metric’s unit; shares are fractions */
                        target: number;
                        /**
                         * @description Why it matters: the R of SMART
                         * @default
                         */
                        why: string;
                    };
                };
            };
        };
    };
    checkGoal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The last day that counts */
                    due: string;
                    /** @default [] */
                    filters: string[];
                    from: string;
                    metric: string;
                    /** @description In the metric’s unit; shares are fractions */
                    target: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        baseline: number | null;
                        /** @description Relative change from the baseline that the target asks for */
                        change: number | null;
                        /** @description What a colleague would object */
                        remarks: ("no-baseline" | "already-reached" | "very-ambitious" | "wrong-way" | "short")[];
                    };
                };
            };
        };
    };
    undoAppliedSuggestions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        undone: number;
                    };
                };
            };
        };
    };
    listBlockedIdentifiers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            at: string;
                            by: string;
                            /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                            key: string;
                            kind: string;
                            value: string;
                        }[];
                    };
                };
            };
        };
    };
    blockIdentifier: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: string;
                    value: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                        key: string;
                    };
                };
            };
        };
    };
    unblockIdentifier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposeCuts: {
        parameters: {
            query?: {
                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                from?: string;
                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                to?: string;
            };
            header?: never;
            path: {
                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            pairs: {
                                left: {
                                    /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                    key: string;
                                    /** @description user_id, email, phone, anonymous_id, … */
                                    kind: string;
                                    value: string;
                                };
                                right: {
                                    /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                    key: string;
                                    /** @description user_id, email, phone, anonymous_id, … */
                                    kind: string;
                                    value: string;
                                };
                                strength: number;
                            }[];
                            /** @description The two sides; where other evidence crosses, the preview says who is who */
                            parts: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            }[][];
                            /** @description How much evidence is given up. Each piece counts 1 (an alias 4, a decision by hand 8), times 3 between unique ids, 2 between addresses and numbers, 1 with cookies and devices */
                            strength: number;
                        }[];
                    };
                };
            };
        };
    };
    joinIdentifiers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                    left: string;
                    /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                    right: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whose the left identifier is now */
                        left: string;
                        /** @description Whose the right identifier is now */
                        right: string;
                    };
                };
            };
        };
    };
    listJunkIdentifiers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description With how many identifiers that name a person it was seen when it was set aside */
                            degree: number;
                            firstSeen: string;
                            foundAt: string;
                            /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                            key: string;
                            kind: string;
                            lastSeen: string;
                            /** @description How many are the most that is normal for its kind */
                            norm: number;
                            releasedAt?: string;
                            releasedBy?: string;
                            seenWith: {
                                count: number;
                                examples: string[];
                                kind: string;
                            }[];
                            value: string;
                        }[];
                    };
                };
            };
        };
    };
    releaseIdentifier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    unreleaseIdentifier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getMatching: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            [key: string]: number;
                        };
                        run?: {
                            applied?: number;
                            blocking?: {
                                everyPair: boolean;
                                /** @description Share of the true pairs that were compared at all, as a range */
                                recall: {
                                    high: number;
                                    low: number;
                                };
                                rules: {
                                    largestBlock: number;
                                    pairs: number;
                                    rule: string;
                                }[];
                            };
                            columns?: {
                                /** @description Why it was taken for that */
                                because?: string;
                                column: string;
                                /** @description How many different values it has */
                                distinct?: number;
                                /** @description Traits, or `identifier:` and a kind */
                                from: string[];
                                /**
                                 * @description What it was taken to hold
                                 * @enum {unknown}
                                 */
                                kind?: "given-name" | "surname" | "full-name" | "date" | "year" | "postcode" | "street" | "city" | "phone" | "email" | "id" | "code" | "category" | "word" | "text" | "ignore";
                                /** @description How many people have it */
                                people: number;
                            }[];
                            comparedPairs?: number;
                            config?: {
                                blocking: {
                                    /** @enum {unknown} */
                                    by: "value" | "sound" | "prefix" | "year" | "day-of-year" | "mailbox" | "word";
                                    column: string;
                                }[][];
                                cleanSources: boolean;
                                columns: {
                                    because?: string;
                                    /** @enum {unknown} */
                                    kind: "given-name" | "surname" | "full-name" | "date" | "year" | "postcode" | "street" | "city" | "phone" | "email" | "id" | "code" | "category" | "word" | "text" | "ignore";
                                    name: string;
                                    unique?: boolean;
                                }[];
                                comparisons: {
                                    column: string;
                                    levels: ({
                                        /** @enum {string} */
                                        test: "exact";
                                    } | {
                                        /** @enum {string} */
                                        test: "nickname";
                                    } | {
                                        /** @enum {string} */
                                        test: "initial";
                                    } | {
                                        /** @enum {string} */
                                        test: "sounds";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-words";
                                    } | {
                                        /** @enum {string} */
                                        test: "contained";
                                    } | {
                                        /** @enum {string} */
                                        test: "swapped";
                                        with: string;
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "jaro-winkler";
                                    } | {
                                        atMost: number;
                                        /** @enum {string} */
                                        test: "edits";
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "words";
                                    } | {
                                        length: number;
                                        /** @enum {string} */
                                        test: "prefix";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-district";
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "same-number";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-mailbox";
                                    } | {
                                        /** @enum {string} */
                                        test: "one-digit";
                                    } | {
                                        /** @enum {string} */
                                        test: "day-and-month-changed-over";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-day-of-year";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-month";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-year";
                                    } | {
                                        atMost: number;
                                        /** @enum {string} */
                                        test: "years";
                                    })[][];
                                    termFrequency: boolean;
                                }[];
                                largestBlock: number;
                                seed: number;
                                threshold: number;
                            };
                            error?: {
                                cure: string;
                                message: string;
                            };
                            finishedAt?: string;
                            /** @description Suggestions that it left to decide on */
                            found?: number;
                            id: string;
                            people?: number;
                            /** @description Whether `config` was proposed from the data rather than given */
                            proposed?: boolean;
                            seconds?: number;
                            /** @description Roughly how much of the work is done, 0 to 1 */
                            share: number;
                            startedAt: string;
                            /** @description Empty where it began by itself */
                            startedBy: string;
                            /** @enum {unknown} */
                            state: "running" | "done" | "failed" | "cancelled";
                            /** @description read, prepare, block, score, train, weigh, look again, cluster, explain, store: where it is, or stopped */
                            step: string;
                            vetoed?: number;
                        };
                        trial?: {
                            applied?: number;
                            blocking?: {
                                everyPair: boolean;
                                /** @description Share of the true pairs that were compared at all, as a range */
                                recall: {
                                    high: number;
                                    low: number;
                                };
                                rules: {
                                    largestBlock: number;
                                    pairs: number;
                                    rule: string;
                                }[];
                            };
                            columns?: {
                                /** @description Why it was taken for that */
                                because?: string;
                                column: string;
                                /** @description How many different values it has */
                                distinct?: number;
                                /** @description Traits, or `identifier:` and a kind */
                                from: string[];
                                /**
                                 * @description What it was taken to hold
                                 * @enum {unknown}
                                 */
                                kind?: "given-name" | "surname" | "full-name" | "date" | "year" | "postcode" | "street" | "city" | "phone" | "email" | "id" | "code" | "category" | "word" | "text" | "ignore";
                                /** @description How many people have it */
                                people: number;
                            }[];
                            comparedPairs?: number;
                            config?: {
                                blocking: {
                                    /** @enum {unknown} */
                                    by: "value" | "sound" | "prefix" | "year" | "day-of-year" | "mailbox" | "word";
                                    column: string;
                                }[][];
                                cleanSources: boolean;
                                columns: {
                                    because?: string;
                                    /** @enum {unknown} */
                                    kind: "given-name" | "surname" | "full-name" | "date" | "year" | "postcode" | "street" | "city" | "phone" | "email" | "id" | "code" | "category" | "word" | "text" | "ignore";
                                    name: string;
                                    unique?: boolean;
                                }[];
                                comparisons: {
                                    column: string;
                                    levels: ({
                                        /** @enum {string} */
                                        test: "exact";
                                    } | {
                                        /** @enum {string} */
                                        test: "nickname";
                                    } | {
                                        /** @enum {string} */
                                        test: "initial";
                                    } | {
                                        /** @enum {string} */
                                        test: "sounds";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-words";
                                    } | {
                                        /** @enum {string} */
                                        test: "contained";
                                    } | {
                                        /** @enum {string} */
                                        test: "swapped";
                                        with: string;
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "jaro-winkler";
                                    } | {
                                        atMost: number;
                                        /** @enum {string} */
                                        test: "edits";
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "words";
                                    } | {
                                        length: number;
                                        /** @enum {string} */
                                        test: "prefix";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-district";
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "same-number";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-mailbox";
                                    } | {
                                        /** @enum {string} */
                                        test: "one-digit";
                                    } | {
                                        /** @enum {string} */
                                        test: "day-and-month-changed-over";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-day-of-year";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-month";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-year";
                                    } | {
                                        atMost: number;
                                        /** @enum {string} */
                                        test: "years";
                                    })[][];
                                    termFrequency: boolean;
                                }[];
                                largestBlock: number;
                                seed: number;
                                threshold: number;
                            };
                            error?: {
                                cure: string;
                                message: string;
                            };
                            finishedAt?: string;
                            /** @description Suggestions that it left to decide on */
                            found?: number;
                            id: string;
                            people?: number;
                            /** @description Whether `config` was proposed from the data rather than given */
                            proposed?: boolean;
                            seconds?: number;
                            /** @description Roughly how much of the work is done, 0 to 1 */
                            share: number;
                            startedAt: string;
                            /** @description Empty where it began by itself */
                            startedBy: string;
                            /** @enum {unknown} */
                            state: "running" | "done" | "failed" | "cancelled";
                            /** @description read, prepare, block, score, train, weigh, look again, cluster, explain, store: where it is, or stopped */
                            step: string;
                            vetoed?: number;
                        };
                    };
                };
            };
        };
    };
    startMatching: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            [key: string]: number;
                        };
                        run?: {
                            applied?: number;
                            blocking?: {
                                everyPair: boolean;
                                /** @description Share of the true pairs that were compared at all, as a range */
                                recall: {
                                    high: number;
                                    low: number;
                                };
                                rules: {
                                    largestBlock: number;
                                    pairs: number;
                                    rule: string;
                                }[];
                            };
                            columns?: {
                                /** @description Why it was taken for that */
                                because?: string;
                                column: string;
                                /** @description How many different values it has */
                                distinct?: number;
                                /** @description Traits, or `identifier:` and a kind */
                                from: string[];
                                /**
                                 * @description What it was taken to hold
                                 * @enum {unknown}
                                 */
                                kind?: "given-name" | "surname" | "full-name" | "date" | "year" | "postcode" | "street" | "city" | "phone" | "email" | "id" | "code" | "category" | "word" | "text" | "ignore";
                                /** @description How many people have it */
                                people: number;
                            }[];
                            comparedPairs?: number;
                            config?: {
                                blocking: {
                                    /** @enum {unknown} */
                                    by: "value" | "sound" | "prefix" | "year" | "day-of-year" | "mailbox" | "word";
                                    column: string;
                                }[][];
                                cleanSources: boolean;
                                columns: {
                                    because?: string;
                                    /** @enum {unknown} */
                                    kind: "given-name" | "surname" | "full-name" | "date" | "year" | "postcode" | "street" | "city" | "phone" | "email" | "id" | "code" | "category" | "word" | "text" | "ignore";
                                    name: string;
                                    unique?: boolean;
                                }[];
                                comparisons: {
                                    column: string;
                                    levels: ({
                                        /** @enum {string} */
                                        test: "exact";
                                    } | {
                                        /** @enum {string} */
                                        test: "nickname";
                                    } | {
                                        /** @enum {string} */
                                        test: "initial";
                                    } | {
                                        /** @enum {string} */
                                        test: "sounds";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-words";
                                    } | {
                                        /** @enum {string} */
                                        test: "contained";
                                    } | {
                                        /** @enum {string} */
                                        test: "swapped";
                                        with: string;
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "jaro-winkler";
                                    } | {
                                        atMost: number;
                                        /** @enum {string} */
                                        test: "edits";
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "words";
                                    } | {
                                        length: number;
                                        /** @enum {string} */
                                        test: "prefix";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-district";
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "same-number";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-mailbox";
                                    } | {
                                        /** @enum {string} */
                                        test: "one-digit";
                                    } | {
                                        /** @enum {string} */
                                        test: "day-and-month-changed-over";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-day-of-year";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-month";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-year";
                                    } | {
                                        atMost: number;
                                        /** @enum {string} */
                                        test: "years";
                                    })[][];
                                    termFrequency: boolean;
                                }[];
                                largestBlock: number;
                                seed: number;
                                threshold: number;
                            };
                            error?: {
                                cure: string;
                                message: string;
                            };
                            finishedAt?: string;
                            /** @description Suggestions that it left to decide on */
                            found?: number;
                            id: string;
                            people?: number;
                            /** @description Whether `config` was proposed from the data rather than given */
                            proposed?: boolean;
                            seconds?: number;
                            /** @description Roughly how much of the work is done, 0 to 1 */
                            share: number;
                            startedAt: string;
                            /** @description Empty where it began by itself */
                            startedBy: string;
                            /** @enum {unknown} */
                            state: "running" | "done" | "failed" | "cancelled";
                            /** @description read, prepare, block, score, train, weigh, look again, cluster, explain, store: where it is, or stopped */
                            step: string;
                            vetoed?: number;
                        };
                        trial?: {
                            applied?: number;
                            blocking?: {
                                everyPair: boolean;
                                /** @description Share of the true pairs that were compared at all, as a range */
                                recall: {
                                    high: number;
                                    low: number;
                                };
                                rules: {
                                    largestBlock: number;
                                    pairs: number;
                                    rule: string;
                                }[];
                            };
                            columns?: {
                                /** @description Why it was taken for that */
                                because?: string;
                                column: string;
                                /** @description How many different values it has */
                                distinct?: number;
                                /** @description Traits, or `identifier:` and a kind */
                                from: string[];
                                /**
                                 * @description What it was taken to hold
                                 * @enum {unknown}
                                 */
                                kind?: "given-name" | "surname" | "full-name" | "date" | "year" | "postcode" | "street" | "city" | "phone" | "email" | "id" | "code" | "category" | "word" | "text" | "ignore";
                                /** @description How many people have it */
                                people: number;
                            }[];
                            comparedPairs?: number;
                            config?: {
                                blocking: {
                                    /** @enum {unknown} */
                                    by: "value" | "sound" | "prefix" | "year" | "day-of-year" | "mailbox" | "word";
                                    column: string;
                                }[][];
                                cleanSources: boolean;
                                columns: {
                                    because?: string;
                                    /** @enum {unknown} */
                                    kind: "given-name" | "surname" | "full-name" | "date" | "year" | "postcode" | "street" | "city" | "phone" | "email" | "id" | "code" | "category" | "word" | "text" | "ignore";
                                    name: string;
                                    unique?: boolean;
                                }[];
                                comparisons: {
                                    column: string;
                                    levels: ({
                                        /** @enum {string} */
                                        test: "exact";
                                    } | {
                                        /** @enum {string} */
                                        test: "nickname";
                                    } | {
                                        /** @enum {string} */
                                        test: "initial";
                                    } | {
                                        /** @enum {string} */
                                        test: "sounds";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-words";
                                    } | {
                                        /** @enum {string} */
                                        test: "contained";
                                    } | {
                                        /** @enum {string} */
                                        test: "swapped";
                                        with: string;
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "jaro-winkler";
                                    } | {
                                        atMost: number;
                                        /** @enum {string} */
                                        test: "edits";
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "words";
                                    } | {
                                        length: number;
                                        /** @enum {string} */
                                        test: "prefix";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-district";
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "same-number";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-mailbox";
                                    } | {
                                        /** @enum {string} */
                                        test: "one-digit";
                                    } | {
                                        /** @enum {string} */
                                        test: "day-and-month-changed-over";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-day-of-year";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-month";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-year";
                                    } | {
                                        atMost: number;
                                        /** @enum {string} */
                                        test: "years";
                                    })[][];
                                    termFrequency: boolean;
                                }[];
                                largestBlock: number;
                                seed: number;
                                threshold: number;
                            };
                            error?: {
                                cure: string;
                                message: string;
                            };
                            finishedAt?: string;
                            /** @description Suggestions that it left to decide on */
                            found?: number;
                            id: string;
                            people?: number;
                            /** @description Whether `config` was proposed from the data rather than given */
                            proposed?: boolean;
                            seconds?: number;
                            /** @description Roughly how much of the work is done, 0 to 1 */
                            share: number;
                            startedAt: string;
                            /** @description Empty where it began by itself */
                            startedBy: string;
                            /** @enum {unknown} */
                            state: "running" | "done" | "failed" | "cancelled";
                            /** @description read, prepare, block, score, train, weigh, look again, cluster, explain, store: where it is, or stopped */
                            step: string;
                            vetoed?: number;
                        };
                    };
                };
            };
        };
    };
    cancelMatching: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            [key: string]: number;
                        };
                        run?: {
                            applied?: number;
                            blocking?: {
                                everyPair: boolean;
                                /** @description Share of the true pairs that were compared at all, as a range */
                                recall: {
                                    high: number;
                                    low: number;
                                };
                                rules: {
                                    largestBlock: number;
                                    pairs: number;
                                    rule: string;
                                }[];
                            };
                            columns?: {
                                /** @description Why it was taken for that */
                                because?: string;
                                column: string;
                                /** @description How many different values it has */
                                distinct?: number;
                                /** @description Traits, or `identifier:` and a kind */
                                from: string[];
                                /**
                                 * @description What it was taken to hold
                                 * @enum {unknown}
                                 */
                                kind?: "given-name" | "surname" | "full-name" | "date" | "year" | "postcode" | "street" | "city" | "phone" | "email" | "id" | "code" | "category" | "word" | "text" | "ignore";
                                /** @description How many people have it */
                                people: number;
                            }[];
                            comparedPairs?: number;
                            config?: {
                                blocking: {
                                    /** @enum {unknown} */
                                    by: "value" | "sound" | "prefix" | "year" | "day-of-year" | "mailbox" | "word";
                                    column: string;
                                }[][];
                                cleanSources: boolean;
                                columns: {
                                    because?: string;
                                    /** @enum {unknown} */
                                    kind: "given-name" | "surname" | "full-name" | "date" | "year" | "postcode" | "street" | "city" | "phone" | "email" | "id" | "code" | "category" | "word" | "text" | "ignore";
                                    name: string;
                                    unique?: boolean;
                                }[];
                                comparisons: {
                                    column: string;
                                    levels: ({
                                        /** @enum {string} */
                                        test: "exact";
                                    } | {
                                        /** @enum {string} */
                                        test: "nickname";
                                    } | {
                                        /** @enum {string} */
                                        test: "initial";
                                    } | {
                                        /** @enum {string} */
                                        test: "sounds";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-words";
                                    } | {
                                        /** @enum {string} */
                                        test: "contained";
                                    } | {
                                        /** @enum {string} */
                                        test: "swapped";
                                        with: string;
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "jaro-winkler";
                                    } | {
                                        atMost: number;
                                        /** @enum {string} */
                                        test: "edits";
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "words";
                                    } | {
                                        length: number;
                                        /** @enum {string} */
                                        test: "prefix";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-district";
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "same-number";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-mailbox";
                                    } | {
                                        /** @enum {string} */
                                        test: "one-digit";
                                    } | {
                                        /** @enum {string} */
                                        test: "day-and-month-changed-over";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-day-of-year";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-month";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-year";
                                    } | {
                                        atMost: number;
                                        /** @enum {string} */
                                        test: "years";
                                    })[][];
                                    termFrequency: boolean;
                                }[];
                                largestBlock: number;
                                seed: number;
                                threshold: number;
                            };
                            error?: {
                                cure: string;
                                message: string;
                            };
                            finishedAt?: string;
                            /** @description Suggestions that it left to decide on */
                            found?: number;
                            id: string;
                            people?: number;
                            /** @description Whether `config` was proposed from the data rather than given */
                            proposed?: boolean;
                            seconds?: number;
                            /** @description Roughly how much of the work is done, 0 to 1 */
                            share: number;
                            startedAt: string;
                            /** @description Empty where it began by itself */
                            startedBy: string;
                            /** @enum {unknown} */
                            state: "running" | "done" | "failed" | "cancelled";
                            /** @description read, prepare, block, score, train, weigh, look again, cluster, explain, store: where it is, or stopped */
                            step: string;
                            vetoed?: number;
                        };
                        trial?: {
                            applied?: number;
                            blocking?: {
                                everyPair: boolean;
                                /** @description Share of the true pairs that were compared at all, as a range */
                                recall: {
                                    high: number;
                                    low: number;
                                };
                                rules: {
                                    largestBlock: number;
                                    pairs: number;
                                    rule: string;
                                }[];
                            };
                            columns?: {
                                /** @description Why it was taken for that */
                                because?: string;
                                column: string;
                                /** @description How many different values it has */
                                distinct?: number;
                                /** @description Traits, or `identifier:` and a kind */
                                from: string[];
                                /**
                                 * @description What it was taken to hold
                                 * @enum {unknown}
                                 */
                                kind?: "given-name" | "surname" | "full-name" | "date" | "year" | "postcode" | "street" | "city" | "phone" | "email" | "id" | "code" | "category" | "word" | "text" | "ignore";
                                /** @description How many people have it */
                                people: number;
                            }[];
                            comparedPairs?: number;
                            config?: {
                                blocking: {
                                    /** @enum {unknown} */
                                    by: "value" | "sound" | "prefix" | "year" | "day-of-year" | "mailbox" | "word";
                                    column: string;
                                }[][];
                                cleanSources: boolean;
                                columns: {
                                    because?: string;
                                    /** @enum {unknown} */
                                    kind: "given-name" | "surname" | "full-name" | "date" | "year" | "postcode" | "street" | "city" | "phone" | "email" | "id" | "code" | "category" | "word" | "text" | "ignore";
                                    name: string;
                                    unique?: boolean;
                                }[];
                                comparisons: {
                                    column: string;
                                    levels: ({
                                        /** @enum {string} */
                                        test: "exact";
                                    } | {
                                        /** @enum {string} */
                                        test: "nickname";
                                    } | {
                                        /** @enum {string} */
                                        test: "initial";
                                    } | {
                                        /** @enum {string} */
                                        test: "sounds";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-words";
                                    } | {
                                        /** @enum {string} */
                                        test: "contained";
                                    } | {
                                        /** @enum {string} */
                                        test: "swapped";
                                        with: string;
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "jaro-winkler";
                                    } | {
                                        atMost: number;
                                        /** @enum {string} */
                                        test: "edits";
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "words";
                                    } | {
                                        length: number;
                                        /** @enum {string} */
                                        test: "prefix";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-district";
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "same-number";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-mailbox";
                                    } | {
                                        /** @enum {string} */
                                        test: "one-digit";
                                    } | {
                                        /** @enum {string} */
                                        test: "day-and-month-changed-over";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-day-of-year";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-month";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-year";
                                    } | {
                                        atMost: number;
                                        /** @enum {string} */
                                        test: "years";
                                    })[][];
                                    termFrequency: boolean;
                                }[];
                                largestBlock: number;
                                seed: number;
                                threshold: number;
                            };
                            error?: {
                                cure: string;
                                message: string;
                            };
                            finishedAt?: string;
                            /** @description Suggestions that it left to decide on */
                            found?: number;
                            id: string;
                            people?: number;
                            /** @description Whether `config` was proposed from the data rather than given */
                            proposed?: boolean;
                            seconds?: number;
                            /** @description Roughly how much of the work is done, 0 to 1 */
                            share: number;
                            startedAt: string;
                            /** @description Empty where it began by itself */
                            startedBy: string;
                            /** @enum {unknown} */
                            state: "running" | "done" | "failed" | "cancelled";
                            /** @description read, prepare, block, score, train, weigh, look again, cluster, explain, store: where it is, or stopped */
                            step: string;
                            vetoed?: number;
                        };
                    };
                };
            };
        };
    };
    getMatchingSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        apply: {
                            /** @description Whether a run joins people by itself: those above the threshold from which at least `precision` of the pairs are right, once enough was decided to know that threshold */
                            on: boolean;
                            precision: number;
                        };
                        /** @description Of which traits a column is made, the first that has a value counts; an empty list leaves the column out. What is not named is found by itself. */
                        columns: {
                            [key: string]: string[];
                        };
                        /** @description How to compare, as `config` of a run with changes; null: proposed from the data at each run */
                        config: null | {
                            blocking: {
                                /** @enum {unknown} */
                                by: "value" | "sound" | "prefix" | "year" | "day-of-year" | "mailbox" | "word";
                                column: string;
                            }[][];
                            cleanSources: boolean;
                            columns: {
                                because?: string;
                                /** @enum {unknown} */
                                kind: "given-name" | "surname" | "full-name" | "date" | "year" | "postcode" | "street" | "city" | "phone" | "email" | "id" | "code" | "category" | "word" | "text" | "ignore";
                                name: string;
                                unique?: boolean;
                            }[];
                            comparisons: {
                                column: string;
                                levels: ({
                                    /** @enum {string} */
                                    test: "exact";
                                } | {
                                    /** @enum {string} */
                                    test: "nickname";
                                } | {
                                    /** @enum {string} */
                                    test: "initial";
                                } | {
                                    /** @enum {string} */
                                    test: "sounds";
                                } | {
                                    /** @enum {string} */
                                    test: "same-words";
                                } | {
                                    /** @enum {string} */
                                    test: "contained";
                                } | {
                                    /** @enum {string} */
                                    test: "swapped";
                                    with: string;
                                } | {
                                    atLeast: number;
                                    /** @enum {string} */
                                    test: "jaro-winkler";
                                } | {
                                    atMost: number;
                                    /** @enum {string} */
                                    test: "edits";
                                } | {
                                    atLeast: number;
                                    /** @enum {string} */
                                    test: "words";
                                } | {
                                    length: number;
                                    /** @enum {string} */
                                    test: "prefix";
                                } | {
                                    /** @enum {string} */
                                    test: "same-district";
                                } | {
                                    atLeast: number;
                                    /** @enum {string} */
                                    test: "same-number";
                                } | {
                                    /** @enum {string} */
                                    test: "same-mailbox";
                                } | {
                                    /** @enum {string} */
                                    test: "one-digit";
                                } | {
                                    /** @enum {string} */
                                    test: "day-and-month-changed-over";
                                } | {
                                    /** @enum {string} */
                                    test: "same-day-of-year";
                                } | {
                                    /** @enum {string} */
                                    test: "same-month";
                                } | {
                                    /** @enum {string} */
                                    test: "same-year";
                                } | {
                                    atMost: number;
                                    /** @enum {string} */
                                    test: "years";
                                })[][];
                                termFrequency: boolean;
                            }[];
                            largestBlock: number;
                            seed: number;
                            threshold: number;
                        };
                        /** @description At which hour of the workspace’s day */
                        hour: number;
                        /** @description Pairs that the model finds less likely are not suggested */
                        leastProbability: number;
                        /** @description Whether it runs by itself each night */
                        nightly: boolean;
                    };
                };
            };
        };
    };
    changeMatchingSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    apply: {
                        /** @description Whether a run joins people by itself: those above the threshold from which at least `precision` of the pairs are right, once enough was decided to know that threshold */
                        on: boolean;
                        precision: number;
                    };
                    /** @description Of which traits a column is made, the first that has a value counts; an empty list leaves the column out. What is not named is found by itself. */
                    columns: {
                        [key: string]: string[];
                    };
                    config: unknown;
                    /** @description At which hour of the workspace’s day */
                    hour: number;
                    /** @description Pairs that the model finds less likely are not suggested */
                    leastProbability: number;
                    /** @description Whether it runs by itself each night */
                    nightly: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        apply: {
                            /** @description Whether a run joins people by itself: those above the threshold from which at least `precision` of the pairs are right, once enough was decided to know that threshold */
                            on: boolean;
                            precision: number;
                        };
                        /** @description Of which traits a column is made, the first that has a value counts; an empty list leaves the column out. What is not named is found by itself. */
                        columns: {
                            [key: string]: string[];
                        };
                        /** @description How to compare, as `config` of a run with changes; null: proposed from the data at each run */
                        config: null | {
                            blocking: {
                                /** @enum {unknown} */
                                by: "value" | "sound" | "prefix" | "year" | "day-of-year" | "mailbox" | "word";
                                column: string;
                            }[][];
                            cleanSources: boolean;
                            columns: {
                                because?: string;
                                /** @enum {unknown} */
                                kind: "given-name" | "surname" | "full-name" | "date" | "year" | "postcode" | "street" | "city" | "phone" | "email" | "id" | "code" | "category" | "word" | "text" | "ignore";
                                name: string;
                                unique?: boolean;
                            }[];
                            comparisons: {
                                column: string;
                                levels: ({
                                    /** @enum {string} */
                                    test: "exact";
                                } | {
                                    /** @enum {string} */
                                    test: "nickname";
                                } | {
                                    /** @enum {string} */
                                    test: "initial";
                                } | {
                                    /** @enum {string} */
                                    test: "sounds";
                                } | {
                                    /** @enum {string} */
                                    test: "same-words";
                                } | {
                                    /** @enum {string} */
                                    test: "contained";
                                } | {
                                    /** @enum {string} */
                                    test: "swapped";
                                    with: string;
                                } | {
                                    atLeast: number;
                                    /** @enum {string} */
                                    test: "jaro-winkler";
                                } | {
                                    atMost: number;
                                    /** @enum {string} */
                                    test: "edits";
                                } | {
                                    atLeast: number;
                                    /** @enum {string} */
                                    test: "words";
                                } | {
                                    length: number;
                                    /** @enum {string} */
                                    test: "prefix";
                                } | {
                                    /** @enum {string} */
                                    test: "same-district";
                                } | {
                                    atLeast: number;
                                    /** @enum {string} */
                                    test: "same-number";
                                } | {
                                    /** @enum {string} */
                                    test: "same-mailbox";
                                } | {
                                    /** @enum {string} */
                                    test: "one-digit";
                                } | {
                                    /** @enum {string} */
                                    test: "day-and-month-changed-over";
                                } | {
                                    /** @enum {string} */
                                    test: "same-day-of-year";
                                } | {
                                    /** @enum {string} */
                                    test: "same-month";
                                } | {
                                    /** @enum {string} */
                                    test: "same-year";
                                } | {
                                    atMost: number;
                                    /** @enum {string} */
                                    test: "years";
                                })[][];
                                termFrequency: boolean;
                            }[];
                            largestBlock: number;
                            seed: number;
                            threshold: number;
                        };
                        /** @description At which hour of the workspace’s day */
                        hour: number;
                        /** @description Pairs that the model finds less likely are not suggested */
                        leastProbability: number;
                        /** @description Whether it runs by itself each night */
                        nightly: boolean;
                    };
                };
            };
        };
    };
    getMatchingThreshold: {
        parameters: {
            query: {
                precision: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Measured precision by threshold, where anything is known */
                        curve: {
                            low: number;
                            open: number;
                            precision: number;
                            threshold: number;
                        }[];
                        decisions: {
                            accepted: number;
                            /** @description By evidence that came later */
                            confirmed: number;
                            contradicted: number;
                            rejected: number;
                        };
                        measured?: {
                            decisions: number;
                            /** @description Lower end of the one-sided 95 % interval */
                            low: number;
                            /** @description How many of those wait */
                            open: number;
                            /** @description How many suggestions, decided ones included, are above it */
                            pairs: number;
                            precision: number;
                        };
                        needed?: number;
                        /**
                         * @description `more-decisions`: `needed` more are needed to know. `not-reached`: as decided so far, no threshold is as precise as that.
                         * @enum {unknown}
                         */
                        outcome: "known" | "more-decisions" | "not-reached";
                        /** @description As asked */
                        precision: number;
                        /** @description The calibrated probability at the threshold */
                        probability?: number;
                        /** @description Match weight in bits */
                        threshold?: number;
                    };
                };
            };
        };
    };
    tryMatching: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description As `config` of a run, with changes; null: as it is proposed from the data now */
                    config: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            [key: string]: number;
                        };
                        run?: {
                            applied?: number;
                            blocking?: {
                                everyPair: boolean;
                                /** @description Share of the true pairs that were compared at all, as a range */
                                recall: {
                                    high: number;
                                    low: number;
                                };
                                rules: {
                                    largestBlock: number;
                                    pairs: number;
                                    rule: string;
                                }[];
                            };
                            columns?: {
                                /** @description Why it was taken for that */
                                because?: string;
                                column: string;
                                /** @description How many different values it has */
                                distinct?: number;
                                /** @description Traits, or `identifier:` and a kind */
                                from: string[];
                                /**
                                 * @description What it was taken to hold
                                 * @enum {unknown}
                                 */
                                kind?: "given-name" | "surname" | "full-name" | "date" | "year" | "postcode" | "street" | "city" | "phone" | "email" | "id" | "code" | "category" | "word" | "text" | "ignore";
                                /** @description How many people have it */
                                people: number;
                            }[];
                            comparedPairs?: number;
                            config?: {
                                blocking: {
                                    /** @enum {unknown} */
                                    by: "value" | "sound" | "prefix" | "year" | "day-of-year" | "mailbox" | "word";
                                    column: string;
                                }[][];
                                cleanSources: boolean;
                                columns: {
                                    because?: string;
                                    /** @enum {unknown} */
                                    kind: "given-name" | "surname" | "full-name" | "date" | "year" | "postcode" | "street" | "city" | "phone" | "email" | "id" | "code" | "category" | "word" | "text" | "ignore";
                                    name: string;
                                    unique?: boolean;
                                }[];
                                comparisons: {
                                    column: string;
                                    levels: ({
                                        /** @enum {string} */
                                        test: "exact";
                                    } | {
                                        /** @enum {string} */
                                        test: "nickname";
                                    } | {
                                        /** @enum {string} */
                                        test: "initial";
                                    } | {
                                        /** @enum {string} */
                                        test: "sounds";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-words";
                                    } | {
                                        /** @enum {string} */
                                        test: "contained";
                                    } | {
                                        /** @enum {string} */
                                        test: "swapped";
                                        with: string;
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "jaro-winkler";
                                    } | {
                                        atMost: number;
                                        /** @enum {string} */
                                        test: "edits";
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "words";
                                    } | {
                                        length: number;
                                        /** @enum {string} */
                                        test: "prefix";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-district";
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "same-number";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-mailbox";
                                    } | {
                                        /** @enum {string} */
                                        test: "one-digit";
                                    } | {
                                        /** @enum {string} */
                                        test: "day-and-month-changed-over";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-day-of-year";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-month";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-year";
                                    } | {
                                        atMost: number;
                                        /** @enum {string} */
                                        test: "years";
                                    })[][];
                                    termFrequency: boolean;
                                }[];
                                largestBlock: number;
                                seed: number;
                                threshold: number;
                            };
                            error?: {
                                cure: string;
                                message: string;
                            };
                            finishedAt?: string;
                            /** @description Suggestions that it left to decide on */
                            found?: number;
                            id: string;
                            people?: number;
                            /** @description Whether `config` was proposed from the data rather than given */
                            proposed?: boolean;
                            seconds?: number;
                            /** @description Roughly how much of the work is done, 0 to 1 */
                            share: number;
                            startedAt: string;
                            /** @description Empty where it began by itself */
                            startedBy: string;
                            /** @enum {unknown} */
                            state: "running" | "done" | "failed" | "cancelled";
                            /** @description read, prepare, block, score, train, weigh, look again, cluster, explain, store: where it is, or stopped */
                            step: string;
                            vetoed?: number;
                        };
                        trial?: {
                            applied?: number;
                            blocking?: {
                                everyPair: boolean;
                                /** @description Share of the true pairs that were compared at all, as a range */
                                recall: {
                                    high: number;
                                    low: number;
                                };
                                rules: {
                                    largestBlock: number;
                                    pairs: number;
                                    rule: string;
                                }[];
                            };
                            columns?: {
                                /** @description Why it was taken for that */
                                because?: string;
                                column: string;
                                /** @description How many different values it has */
                                distinct?: number;
                                /** @description Traits, or `identifier:` and a kind */
                                from: string[];
                                /**
                                 * @description What it was taken to hold
                                 * @enum {unknown}
                                 */
                                kind?: "given-name" | "surname" | "full-name" | "date" | "year" | "postcode" | "street" | "city" | "phone" | "email" | "id" | "code" | "category" | "word" | "text" | "ignore";
                                /** @description How many people have it */
                                people: number;
                            }[];
                            comparedPairs?: number;
                            config?: {
                                blocking: {
                                    /** @enum {unknown} */
                                    by: "value" | "sound" | "prefix" | "year" | "day-of-year" | "mailbox" | "word";
                                    column: string;
                                }[][];
                                cleanSources: boolean;
                                columns: {
                                    because?: string;
                                    /** @enum {unknown} */
                                    kind: "given-name" | "surname" | "full-name" | "date" | "year" | "postcode" | "street" | "city" | "phone" | "email" | "id" | "code" | "category" | "word" | "text" | "ignore";
                                    name: string;
                                    unique?: boolean;
                                }[];
                                comparisons: {
                                    column: string;
                                    levels: ({
                                        /** @enum {string} */
                                        test: "exact";
                                    } | {
                                        /** @enum {string} */
                                        test: "nickname";
                                    } | {
                                        /** @enum {string} */
                                        test: "initial";
                                    } | {
                                        /** @enum {string} */
                                        test: "sounds";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-words";
                                    } | {
                                        /** @enum {string} */
                                        test: "contained";
                                    } | {
                                        /** @enum {string} */
                                        test: "swapped";
                                        with: string;
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "jaro-winkler";
                                    } | {
                                        atMost: number;
                                        /** @enum {string} */
                                        test: "edits";
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "words";
                                    } | {
                                        length: number;
                                        /** @enum {string} */
                                        test: "prefix";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-district";
                                    } | {
                                        atLeast: number;
                                        /** @enum {string} */
                                        test: "same-number";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-mailbox";
                                    } | {
                                        /** @enum {string} */
                                        test: "one-digit";
                                    } | {
                                        /** @enum {string} */
                                        test: "day-and-month-changed-over";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-day-of-year";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-month";
                                    } | {
                                        /** @enum {string} */
                                        test: "same-year";
                                    } | {
                                        atMost: number;
                                        /** @enum {string} */
                                        test: "years";
                                    })[][];
                                    termFrequency: boolean;
                                }[];
                                largestBlock: number;
                                seed: number;
                                threshold: number;
                            };
                            error?: {
                                cure: string;
                                message: string;
                            };
                            finishedAt?: string;
                            /** @description Suggestions that it left to decide on */
                            found?: number;
                            id: string;
                            people?: number;
                            /** @description Whether `config` was proposed from the data rather than given */
                            proposed?: boolean;
                            seconds?: number;
                            /** @description Roughly how much of the work is done, 0 to 1 */
                            share: number;
                            startedAt: string;
                            /** @description Empty where it began by itself */
                            startedBy: string;
                            /** @enum {unknown} */
                            state: "running" | "done" | "failed" | "cancelled";
                            /** @description read, prepare, block, score, train, weigh, look again, cluster, explain, store: where it is, or stopped */
                            step: string;
                            vetoed?: number;
                        };
                    };
                };
            };
        };
    };
    previewIdentityDecisions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    apart?: {
                        /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                        left: string;
                        /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                        right: string;
                    }[];
                    together?: {
                        /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                        left: string;
                        /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                        right: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The same as they would be */
                        after: {
                            /** @description How many events are filed under these identifiers */
                            events: number;
                            id: string;
                            identifiers: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            }[];
                        }[];
                        /** @description The people whom it touches, as they are */
                        before: {
                            /** @description How many events are filed under these identifiers */
                            events: number;
                            id: string;
                            identifiers: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            }[];
                        }[];
                        /** @description Segments whose members would change */
                        segments: {
                            /** @description Those of `after` who would */
                            after: string[];
                            /** @description Those of `before` who belong to it */
                            before: string[];
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
        };
    };
    reuniteIdentifiers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                    left: string;
                    /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                    right: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whose the left identifier is now */
                        left: string;
                        /** @description Whose the right identifier is now */
                        right: string;
                    };
                };
            };
        };
    };
    readIdentityRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The same kinds as they come, without any change */
                        asItComes: {
                            bridges: boolean;
                            junkAbove: number;
                            kind: string;
                            limit: number;
                            priority: number;
                            unique: boolean;
                            windowDays?: number;
                        }[];
                        /** @description Strongest first; other kinds are between card_number and device_id */
                        inForce: {
                            bridges: boolean;
                            junkAbove: number;
                            kind: string;
                            limit: number;
                            priority: number;
                            unique: boolean;
                            windowDays?: number;
                        }[];
                        /** @description How any other kind comes */
                        otherKinds: {
                            bridges: boolean;
                            junkAbove: number;
                            limit: number;
                            priority: number;
                            unique: boolean;
                            windowDays?: number;
                        };
                        rules: {
                            /** @description Values that stand for nobody in particular */
                            blockedPatterns: {
                                kind?: string;
                                /** @description A value; * stands for any characters. Upper and lower case are the same. E.g. kiosk-* */
                                pattern: string;
                            }[];
                            /** @description What differs from how a kind comes; a kind that is not named is as it comes */
                            kinds: {
                                [key: string]: {
                                    /** @description False: it belongs to whoever it is first seen with and never ties two people together */
                                    bridges?: boolean;
                                    /** @description Seen with more than so many identifiers that name a person, it is set aside as nobody’s. What is usual for the kind in your data may raise this. */
                                    junkAbove?: number;
                                    /** @description One person has at most so many of this kind */
                                    limit?: number;
                                    /** @description 0 is the strongest. An event’s other identifiers are tied to its strongest. Holds for events that arrive after the change. */
                                    priority?: number;
                                    /** @description One person has one of this kind; two of them are never one person */
                                    unique?: boolean;
                                    /** @description Only those that were joined to the person within so many days count towards the limit */
                                    windowDays?: number;
                                };
                            };
                            /** @description Whether identifiers that are seen with too many others are set aside by themselves */
                            learnsJunk: boolean;
                        };
                    };
                };
            };
        };
    };
    changeIdentityRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Values that stand for nobody in particular */
                    blockedPatterns: {
                        kind?: string;
                        /** @description A value; * stands for any characters. Upper and lower case are the same. E.g. kiosk-* */
                        pattern: string;
                    }[];
                    /** @description What differs from how a kind comes; a kind that is not named is as it comes */
                    kinds: {
                        [key: string]: {
                            /** @description False: it belongs to whoever it is first seen with and never ties two people together */
                            bridges?: boolean;
                            /** @description Seen with more than so many identifiers that name a person, it is set aside as nobody’s. What is usual for the kind in your data may raise this. */
                            junkAbove?: number;
                            /** @description One person has at most so many of this kind */
                            limit?: number;
                            /** @description 0 is the strongest. An event’s other identifiers are tied to its strongest. Holds for events that arrive after the change. */
                            priority?: number;
                            /** @description One person has one of this kind; two of them are never one person */
                            unique?: boolean;
                            /** @description Only those that were joined to the person within so many days count towards the limit */
                            windowDays?: number;
                        };
                    };
                    /** @description Whether identifiers that are seen with too many others are set aside by themselves */
                    learnsJunk: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The same kinds as they come, without any change */
                        asItComes: {
                            bridges: boolean;
                            junkAbove: number;
                            kind: string;
                            limit: number;
                            priority: number;
                            unique: boolean;
                            windowDays?: number;
                        }[];
                        /** @description Strongest first; other kinds are between card_number and device_id */
                        inForce: {
                            bridges: boolean;
                            junkAbove: number;
                            kind: string;
                            limit: number;
                            priority: number;
                            unique: boolean;
                            windowDays?: number;
                        }[];
                        /** @description How any other kind comes */
                        otherKinds: {
                            bridges: boolean;
                            junkAbove: number;
                            limit: number;
                            priority: number;
                            unique: boolean;
                            windowDays?: number;
                        };
                        rules: {
                            /** @description Values that stand for nobody in particular */
                            blockedPatterns: {
                                kind?: string;
                                /** @description A value; * stands for any characters. Upper and lower case are the same. E.g. kiosk-* */
                                pattern: string;
                            }[];
                            /** @description What differs from how a kind comes; a kind that is not named is as it comes */
                            kinds: {
                                [key: string]: {
                                    /** @description False: it belongs to whoever it is first seen with and never ties two people together */
                                    bridges?: boolean;
                                    /** @description Seen with more than so many identifiers that name a person, it is set aside as nobody’s. What is usual for the kind in your data may raise this. */
                                    junkAbove?: number;
                                    /** @description One person has at most so many of this kind */
                                    limit?: number;
                                    /** @description 0 is the strongest. An event’s other identifiers are tied to its strongest. Holds for events that arrive after the change. */
                                    priority?: number;
                                    /** @description One person has one of this kind; two of them are never one person */
                                    unique?: boolean;
                                    /** @description Only those that were joined to the person within so many days count towards the limit */
                                    windowDays?: number;
                                };
                            };
                            /** @description Whether identifiers that are seen with too many others are set aside by themselves */
                            learnsJunk: boolean;
                        };
                    };
                };
            };
        };
    };
    tryIdentityRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Values that stand for nobody in particular */
                    blockedPatterns: {
                        kind?: string;
                        /** @description A value; * stands for any characters. Upper and lower case are the same. E.g. kiosk-* */
                        pattern: string;
                    }[];
                    /** @description What differs from how a kind comes; a kind that is not named is as it comes */
                    kinds: {
                        [key: string]: {
                            /** @description False: it belongs to whoever it is first seen with and never ties two people together */
                            bridges?: boolean;
                            /** @description Seen with more than so many identifiers that name a person, it is set aside as nobody’s. What is usual for the kind in your data may raise this. */
                            junkAbove?: number;
                            /** @description One person has at most so many of this kind */
                            limit?: number;
                            /** @description 0 is the strongest. An event’s other identifiers are tied to its strongest. Holds for events that arrive after the change. */
                            priority?: number;
                            /** @description One person has one of this kind; two of them are never one person */
                            unique?: boolean;
                            /** @description Only those that were joined to the person within so many days count towards the limit */
                            windowDays?: number;
                        };
                    };
                    /** @description Whether identifiers that are seen with too many others are set aside by themselves */
                    learnsJunk: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        after: {
                            largest: {
                                identifiers: number;
                                person: string;
                            }[];
                            people: number;
                        };
                        /** @description Of these, the ten that are seen with most */
                        aside: {
                            /** @description With how many identifiers that name a person it is seen */
                            degree: number;
                            /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                            key: string;
                            /** @description user_id, email, phone, anonymous_id, … */
                            kind: string;
                            /** @description How many are the most that is normal for its kind */
                            norm: number;
                            value: string;
                        }[];
                        before: {
                            largest: {
                                identifiers: number;
                                person: string;
                            }[];
                            people: number;
                        };
                        identifiers: number;
                        /** @description People who would be joined to somebody else */
                        merged: number;
                        /** @description Segments that would count others, with how many of the people touched belong to them */
                        segments: {
                            after: number;
                            before: number;
                            id: string;
                            name: string;
                        }[];
                        /** @description Identifiers that would be set aside by themselves */
                        setAside: number;
                        /** @description People who would come apart */
                        split: number;
                    };
                };
            };
        };
    };
    separateIdentifiers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                    left: string;
                    /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                    right: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whose the left identifier is now */
                        left: string;
                        /** @description Whose the right identifier is now */
                        right: string;
                    };
                };
            };
        };
    };
    splitPerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pairs: {
                        /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                        left: string;
                        /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                        right: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: string[];
                    };
                };
            };
        };
    };
    listSuggestions: {
        parameters: {
            query?: {
                /** @description How many to skip */
                after?: number;
                limit?: number;
                /** @description `probable`: the likeliest first. `telling`: those whose decision teaches most, first. `latest`: what was decided or found last, first. */
                order?: "probable" | "telling" | "latest";
                /** @description `open`: waits for a decision. `vetoed`: a rule of identity forbids it. `applied`: joined by the rule of the workspace. `confirmed` and `contradicted`: evidence has said since that they are one person, or two. */
                state?: "open" | "vetoed" | "accepted" | "rejected" | "applied" | "confirmed" | "contradicted";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            decidedAt?: string;
                            decidedBy?: string;
                            /** @description Whether the people around the two agree: the group that they would make holds together */
                            fits: boolean;
                            foundAt: string;
                            id: string;
                            left: {
                                fields: {
                                    column: string;
                                    value: string;
                                }[];
                                identifier: {
                                    /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                    key: string;
                                    /** @description user_id, email, phone, anonymous_id, … */
                                    kind: string;
                                    value: string;
                                };
                                /** @description Id of the person, as it is now */
                                person: string;
                            };
                            /** @description What the model alone says */
                            modelProbability: number;
                            /** @description What the prior says of any two people, in bits */
                            prior: number;
                            /** @description As calibrated by what was decided so far */
                            probability: number;
                            right: {
                                fields: {
                                    column: string;
                                    value: string;
                                }[];
                                identifier: {
                                    /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                    key: string;
                                    /** @description user_id, email, phone, anonymous_id, … */
                                    kind: string;
                                    value: string;
                                };
                                /** @description Id of the person, as it is now */
                                person: string;
                            };
                            /**
                             * @description `open`: waits for a decision. `vetoed`: a rule of identity forbids it. `applied`: joined by the rule of the workspace. `confirmed` and `contradicted`: evidence has said since that they are one person, or two.
                             * @enum {unknown}
                             */
                            state: "open" | "vetoed" | "accepted" | "rejected" | "applied" | "confirmed" | "contradicted";
                            /** @description With the prior they sum to the weight */
                            steps: {
                                column: string;
                                left: string;
                                /** @description Which level of agreement held; `else`: they differ; `unknown` */
                                level: string;
                                /** @description What the rarity of the value adds, where both have it */
                                rarity?: number;
                                right: string;
                                weight: number;
                            }[];
                            /** @description Identifiers of which both together would have more than one person may */
                            vetoes: {
                                kind: string;
                                limit: number;
                            }[];
                            /** @description Match weight in bits, the prior included */
                            weight: number;
                        }[];
                        next?: number;
                        total: number;
                    };
                };
            };
        };
    };
    getSuggestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As in the list */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decidedAt?: string;
                        decidedBy?: string;
                        /** @description Whether the people around the two agree: the group that they would make holds together */
                        fits: boolean;
                        foundAt: string;
                        id: string;
                        left: {
                            fields: {
                                column: string;
                                value: string;
                            }[];
                            identifier: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            };
                            /** @description Id of the person, as it is now */
                            person: string;
                        };
                        /** @description What the model alone says */
                        modelProbability: number;
                        /** @description What the prior says of any two people, in bits */
                        prior: number;
                        /** @description As calibrated by what was decided so far */
                        probability: number;
                        right: {
                            fields: {
                                column: string;
                                value: string;
                            }[];
                            identifier: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            };
                            /** @description Id of the person, as it is now */
                            person: string;
                        };
                        /**
                         * @description `open`: waits for a decision. `vetoed`: a rule of identity forbids it. `applied`: joined by the rule of the workspace. `confirmed` and `contradicted`: evidence has said since that they are one person, or two.
                         * @enum {unknown}
                         */
                        state: "open" | "vetoed" | "accepted" | "rejected" | "applied" | "confirmed" | "contradicted";
                        /** @description With the prior they sum to the weight */
                        steps: {
                            column: string;
                            left: string;
                            /** @description Which level of agreement held; `else`: they differ; `unknown` */
                            level: string;
                            /** @description What the rarity of the value adds, where both have it */
                            rarity?: number;
                            right: string;
                            weight: number;
                        }[];
                        /** @description Identifiers of which both together would have more than one person may */
                        vetoes: {
                            kind: string;
                            limit: number;
                        }[];
                        /** @description Match weight in bits, the prior included */
                        weight: number;
                    };
                };
            };
        };
    };
    acceptSuggestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As in the list */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decidedAt?: string;
                        decidedBy?: string;
                        /** @description Whether the people around the two agree: the group that they would make holds together */
                        fits: boolean;
                        foundAt: string;
                        id: string;
                        left: {
                            fields: {
                                column: string;
                                value: string;
                            }[];
                            identifier: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            };
                            /** @description Id of the person, as it is now */
                            person: string;
                        };
                        /** @description What the model alone says */
                        modelProbability: number;
                        /** @description What the prior says of any two people, in bits */
                        prior: number;
                        /** @description As calibrated by what was decided so far */
                        probability: number;
                        right: {
                            fields: {
                                column: string;
                                value: string;
                            }[];
                            identifier: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            };
                            /** @description Id of the person, as it is now */
                            person: string;
                        };
                        /**
                         * @description `open`: waits for a decision. `vetoed`: a rule of identity forbids it. `applied`: joined by the rule of the workspace. `confirmed` and `contradicted`: evidence has said since that they are one person, or two.
                         * @enum {unknown}
                         */
                        state: "open" | "vetoed" | "accepted" | "rejected" | "applied" | "confirmed" | "contradicted";
                        /** @description With the prior they sum to the weight */
                        steps: {
                            column: string;
                            left: string;
                            /** @description Which level of agreement held; `else`: they differ; `unknown` */
                            level: string;
                            /** @description What the rarity of the value adds, where both have it */
                            rarity?: number;
                            right: string;
                            weight: number;
                        }[];
                        /** @description Identifiers of which both together would have more than one person may */
                        vetoes: {
                            kind: string;
                            limit: number;
                        }[];
                        /** @description Match weight in bits, the prior included */
                        weight: number;
                    };
                };
            };
        };
    };
    undoSuggestionDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As in the list */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decidedAt?: string;
                        decidedBy?: string;
                        /** @description Whether the people around the two agree: the group that they would make holds together */
                        fits: boolean;
                        foundAt: string;
                        id: string;
                        left: {
                            fields: {
                                column: string;
                                value: string;
                            }[];
                            identifier: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            };
                            /** @description Id of the person, as it is now */
                            person: string;
                        };
                        /** @description What the model alone says */
                        modelProbability: number;
                        /** @description What the prior says of any two people, in bits */
                        prior: number;
                        /** @description As calibrated by what was decided so far */
                        probability: number;
                        right: {
                            fields: {
                                column: string;
                                value: string;
                            }[];
                            identifier: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            };
                            /** @description Id of the person, as it is now */
                            person: string;
                        };
                        /**
                         * @description `open`: waits for a decision. `vetoed`: a rule of identity forbids it. `applied`: joined by the rule of the workspace. `confirmed` and `contradicted`: evidence has said since that they are one person, or two.
                         * @enum {unknown}
                         */
                        state: "open" | "vetoed" | "accepted" | "rejected" | "applied" | "confirmed" | "contradicted";
                        /** @description With the prior they sum to the weight */
                        steps: {
                            column: string;
                            left: string;
                            /** @description Which level of agreement held; `else`: they differ; `unknown` */
                            level: string;
                            /** @description What the rarity of the value adds, where both have it */
                            rarity?: number;
                            right: string;
                            weight: number;
                        }[];
                        /** @description Identifiers of which both together would have more than one person may */
                        vetoes: {
                            kind: string;
                            limit: number;
                        }[];
                        /** @description Match weight in bits, the prior included */
                        weight: number;
                    };
                };
            };
        };
    };
    rejectSuggestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As in the list */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decidedAt?: string;
                        decidedBy?: string;
                        /** @description Whether the people around the two agree: the group that they would make holds together */
                        fits: boolean;
                        foundAt: string;
                        id: string;
                        left: {
                            fields: {
                                column: string;
                                value: string;
                            }[];
                            identifier: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            };
                            /** @description Id of the person, as it is now */
                            person: string;
                        };
                        /** @description What the model alone says */
                        modelProbability: number;
                        /** @description What the prior says of any two people, in bits */
                        prior: number;
                        /** @description As calibrated by what was decided so far */
                        probability: number;
                        right: {
                            fields: {
                                column: string;
                                value: string;
                            }[];
                            identifier: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            };
                            /** @description Id of the person, as it is now */
                            person: string;
                        };
                        /**
                         * @description `open`: waits for a decision. `vetoed`: a rule of identity forbids it. `applied`: joined by the rule of the workspace. `confirmed` and `contradicted`: evidence has said since that they are one person, or two.
                         * @enum {unknown}
                         */
                        state: "open" | "vetoed" | "accepted" | "rejected" | "applied" | "confirmed" | "contradicted";
                        /** @description With the prior they sum to the weight */
                        steps: {
                            column: string;
                            left: string;
                            /** @description Which level of agreement held; `else`: they differ; `unknown` */
                            level: string;
                            /** @description What the rarity of the value adds, where both have it */
                            rarity?: number;
                            right: string;
                            weight: number;
                        }[];
                        /** @description Identifiers of which both together would have more than one person may */
                        vetoes: {
                            kind: string;
                            limit: number;
                        }[];
                        /** @description Match weight in bits, the prior included */
                        weight: number;
                    };
                };
            };
        };
    };
    listWaitingMerges: {
        parameters: {
            query?: {
                /** @description How many to skip */
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Kinds of which both together have more than one person may */
                            conflicts: {
                                kind: string;
                                left: string[];
                                limit: number;
                                right: string[];
                            }[];
                            /** @description How many pieces of evidence speak for it */
                            evidence: number;
                            left: {
                                events: number;
                                firstSeen: string;
                                id: string;
                                identifier: {
                                    /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                    key: string;
                                    /** @description user_id, email, phone, anonymous_id, … */
                                    kind: string;
                                    value: string;
                                };
                                identifiers: number;
                                lastSeen: string;
                            };
                            origin: {
                                at: string;
                                event: string;
                                importId: string;
                                messageId: string;
                                source: string;
                                /** @description Empty where the event is gone */
                                type: string;
                            };
                            /** @description All identifiers that events carried together, at most 200 pairs: who says that these are two people separates them all */
                            pairs: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                left: string;
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                right: string;
                            }[];
                            right: {
                                events: number;
                                firstSeen: string;
                                id: string;
                                identifier: {
                                    /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                    key: string;
                                    /** @description user_id, email, phone, anonymous_id, … */
                                    kind: string;
                                    value: string;
                                };
                                identifiers: number;
                                lastSeen: string;
                            };
                        }[];
                        next?: number;
                        total: number;
                    };
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            alreadyImported?: boolean;
                            bytes: number;
                            counts: {
                                known: number;
                                persons: number;
                                rejected: number;
                                rows: number;
                                taken: number;
                                valuesLeftOut: number;
                                /** @description Rows left out because their person was erased, or has withdrawn what joins data to them */
                                withheld?: number;
                                written: number;
                            };
                            createdAt: string;
                            createdBy: string;
                            digest: string;
                            error?: {
                                code: string;
                                cure: string;
                                message: string;
                            };
                            fileName: string;
                            finishedAt?: string;
                            firstAt?: string;
                            id: string;
                            key?: {
                                /** @enum {string} */
                                by: "column" | "content" | "figures" | "row";
                                column?: string;
                                /** @enum {string} */
                                note?: "id-repeats" | "id-missing";
                            };
                            /** @enum {string} */
                            kind: "contacts" | "deals" | "tickets" | "orders" | "returns" | "receipts" | "payments" | "bookings" | "subscriptions" | "products" | "ad-figures" | "ad-impressions" | "social-posts" | "mentions" | "reviews" | "survey-answers" | "kpi-values" | "web-statistics" | "email-statistics" | "email-events" | "permissions" | "bought-attributes" | "events";
                            lastAt?: string;
                            mapping: {
                                fields: {
                                    [key: string]: string;
                                };
                                wide?: {
                                    columns: {
                                        [key: string]: string;
                                    };
                                    set: {
                                        [key: string]: string;
                                    };
                                    /** @enum {string} */
                                    target?: "ad_figures" | "kpi_values";
                                }[];
                            };
                            options: {
                                constants?: {
                                    [key: string]: string;
                                };
                                /** @description Currency of amounts that name none */
                                currency?: string;
                                /** @enum {string} */
                                decimal?: "." | ",";
                                keepRest?: boolean;
                                /** @enum {string} */
                                period?: "day" | "week" | "month";
                                /** @description Country of phone numbers without a country code, such as SE */
                                region?: string;
                                /** @description Name of the shop or system it comes from. Ids are told apart by it: order 1 of one shop is not order 1 of another */
                                source?: string;
                                /** @enum {string} */
                                timeFormat?: "iso" | "day-first" | "month-first" | "year-first" | "month-name" | "yyyymmdd" | "year-month" | "year-week" | "epoch-seconds" | "epoch-milliseconds" | "epoch-microseconds" | "excel-serial";
                                /** @description IANA zone of times that name none; the workspace's where left out */
                                timeZone?: string;
                            };
                            progress: number;
                            /** @enum {string} */
                            state: "waiting" | "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                            step: string;
                        }[];
                        total?: number;
                    };
                };
            };
        };
    };
    startImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    file: string;
                    /** @enum {string} */
                    kind: "contacts" | "deals" | "tickets" | "orders" | "returns" | "receipts" | "payments" | "bookings" | "subscriptions" | "products" | "ad-figures" | "ad-impressions" | "social-posts" | "mentions" | "reviews" | "survey-answers" | "kpi-values" | "web-statistics" | "email-statistics" | "email-events" | "permissions" | "bought-attributes" | "events";
                    mapping: {
                        fields: {
                            [key: string]: string;
                        };
                        wide?: {
                            columns: {
                                [key: string]: string;
                            };
                            set: {
                                [key: string]: string;
                            };
                            /** @enum {string} */
                            target?: "ad_figures" | "kpi_values";
                        }[];
                    };
                    options?: {
                        constants?: {
                            [key: string]: string;
                        };
                        /** @description Currency of amounts that name none */
                        currency?: string;
                        /** @enum {string} */
                        decimal?: "." | ",";
                        keepRest?: boolean;
                        /** @enum {string} */
                        period?: "day" | "week" | "month";
                        /** @description Country of phone numbers without a country code, such as SE */
                        region?: string;
                        /** @description Name of the shop or system it comes from. Ids are told apart by it: order 1 of one shop is not order 1 of another */
                        source?: string;
                        /** @enum {string} */
                        timeFormat?: "iso" | "day-first" | "month-first" | "year-first" | "month-name" | "yyyymmdd" | "year-month" | "year-week" | "epoch-seconds" | "epoch-milliseconds" | "epoch-microseconds" | "excel-serial";
                        /** @description IANA zone of times that name none; the workspace's where left out */
                        timeZone?: string;
                    };
                    shape?: {
                        /** @description One or more characters; \t for a tab */
                        delimiter?: string;
                        /** @enum {string} */
                        encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                        /** @enum {string} */
                        format?: "delimited" | "blank-separated" | "fixed-width" | "ndjson";
                        hasHeader?: boolean;
                        /** @enum {string} */
                        quote?: "\"" | "'" | "";
                        skipLines?: number;
                        /** @description Widths of the columns of a fixed-width file */
                        widths?: number[];
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alreadyImported?: boolean;
                        bytes: number;
                        counts: {
                            known: number;
                            persons: number;
                            rejected: number;
                            rows: number;
                            taken: number;
                            valuesLeftOut: number;
                            /** @description Rows left out because their person was erased, or has withdrawn what joins data to them */
                            withheld?: number;
                            written: number;
                        };
                        createdAt: string;
                        createdBy: string;
                        digest: string;
                        error?: {
                            code: string;
                            cure: string;
                            message: string;
                        };
                        fileName: string;
                        finishedAt?: string;
                        firstAt?: string;
                        id: string;
                        key?: {
                            /** @enum {string} */
                            by: "column" | "content" | "figures" | "row";
                            column?: string;
                            /** @enum {string} */
                            note?: "id-repeats" | "id-missing";
                        };
                        /** @enum {string} */
                        kind: "contacts" | "deals" | "tickets" | "orders" | "returns" | "receipts" | "payments" | "bookings" | "subscriptions" | "products" | "ad-figures" | "ad-impressions" | "social-posts" | "mentions" | "reviews" | "survey-answers" | "kpi-values" | "web-statistics" | "email-statistics" | "email-events" | "permissions" | "bought-attributes" | "events";
                        lastAt?: string;
                        mapping: {
                            fields: {
                                [key: string]: string;
                            };
                            wide?: {
                                columns: {
                                    [key: string]: string;
                                };
                                set: {
                                    [key: string]: string;
                                };
                                /** @enum {string} */
                                target?: "ad_figures" | "kpi_values";
                            }[];
                        };
                        options: {
                            constants?: {
                                [key: string]: string;
                            };
                            /** @description Currency of amounts that name none */
                            currency?: string;
                            /** @enum {string} */
                            decimal?: "." | ",";
                            keepRest?: boolean;
                            /** @enum {string} */
                            period?: "day" | "week" | "month";
                            /** @description Country of phone numbers without a country code, such as SE */
                            region?: string;
                            /** @description Name of the shop or system it comes from. Ids are told apart by it: order 1 of one shop is not order 1 of another */
                            source?: string;
                            /** @enum {string} */
                            timeFormat?: "iso" | "day-first" | "month-first" | "year-first" | "month-name" | "yyyymmdd" | "year-month" | "year-week" | "epoch-seconds" | "epoch-milliseconds" | "epoch-microseconds" | "excel-serial";
                            /** @description IANA zone of times that name none; the workspace's where left out */
                            timeZone?: string;
                        };
                        progress: number;
                        /** @enum {string} */
                        state: "waiting" | "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                        step: string;
                    };
                };
            };
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alreadyImported?: boolean;
                        bytes: number;
                        counts: {
                            known: number;
                            persons: number;
                            rejected: number;
                            rows: number;
                            taken: number;
                            valuesLeftOut: number;
                            /** @description Rows left out because their person was erased, or has withdrawn what joins data to them */
                            withheld?: number;
                            written: number;
                        };
                        createdAt: string;
                        createdBy: string;
                        digest: string;
                        error?: {
                            code: string;
                            cure: string;
                            message: string;
                        };
                        fileName: string;
                        finishedAt?: string;
                        firstAt?: string;
                        id: string;
                        key?: {
                            /** @enum {string} */
                            by: "column" | "content" | "figures" | "row";
                            column?: string;
                            /** @enum {string} */
                            note?: "id-repeats" | "id-missing";
                        };
                        /** @enum {string} */
                        kind: "contacts" | "deals" | "tickets" | "orders" | "returns" | "receipts" | "payments" | "bookings" | "subscriptions" | "products" | "ad-figures" | "ad-impressions" | "social-posts" | "mentions" | "reviews" | "survey-answers" | "kpi-values" | "web-statistics" | "email-statistics" | "email-events" | "permissions" | "bought-attributes" | "events";
                        lastAt?: string;
                        mapping: {
                            fields: {
                                [key: string]: string;
                            };
                            wide?: {
                                columns: {
                                    [key: string]: string;
                                };
                                set: {
                                    [key: string]: string;
                                };
                                /** @enum {string} */
                                target?: "ad_figures" | "kpi_values";
                            }[];
                        };
                        options: {
                            constants?: {
                                [key: string]: string;
                            };
                            /** @description Currency of amounts that name none */
                            currency?: string;
                            /** @enum {string} */
                            decimal?: "." | ",";
                            keepRest?: boolean;
                            /** @enum {string} */
                            period?: "day" | "week" | "month";
                            /** @description Country of phone numbers without a country code, such as SE */
                            region?: string;
                            /** @description Name of the shop or system it comes from. Ids are told apart by it: order 1 of one shop is not order 1 of another */
                            source?: string;
                            /** @enum {string} */
                            timeFormat?: "iso" | "day-first" | "month-first" | "year-first" | "month-name" | "yyyymmdd" | "year-month" | "year-week" | "epoch-seconds" | "epoch-milliseconds" | "epoch-microseconds" | "excel-serial";
                            /** @description IANA zone of times that name none; the workspace's where left out */
                            timeZone?: string;
                        };
                        progress: number;
                        /** @enum {string} */
                        state: "waiting" | "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                        step: string;
                    };
                };
            };
        };
    };
    cancelImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alreadyImported?: boolean;
                        bytes: number;
                        counts: {
                            known: number;
                            persons: number;
                            rejected: number;
                            rows: number;
                            taken: number;
                            valuesLeftOut: number;
                            /** @description Rows left out because their person was erased, or has withdrawn what joins data to them */
                            withheld?: number;
                            written: number;
                        };
                        createdAt: string;
                        createdBy: string;
                        digest: string;
                        error?: {
                            code: string;
                            cure: string;
                            message: string;
                        };
                        fileName: string;
                        finishedAt?: string;
                        firstAt?: string;
                        id: string;
                        key?: {
                            /** @enum {string} */
                            by: "column" | "content" | "figures" | "row";
                            column?: string;
                            /** @enum {string} */
                            note?: "id-repeats" | "id-missing";
                        };
                        /** @enum {string} */
                        kind: "contacts" | "deals" | "tickets" | "orders" | "returns" | "receipts" | "payments" | "bookings" | "subscriptions" | "products" | "ad-figures" | "ad-impressions" | "social-posts" | "mentions" | "reviews" | "survey-answers" | "kpi-values" | "web-statistics" | "email-statistics" | "email-events" | "permissions" | "bought-attributes" | "events";
                        lastAt?: string;
                        mapping: {
                            fields: {
                                [key: string]: string;
                            };
                            wide?: {
                                columns: {
                                    [key: string]: string;
                                };
                                set: {
                                    [key: string]: string;
                                };
                                /** @enum {string} */
                                target?: "ad_figures" | "kpi_values";
                            }[];
                        };
                        options: {
                            constants?: {
                                [key: string]: string;
                            };
                            /** @description Currency of amounts that name none */
                            currency?: string;
                            /** @enum {string} */
                            decimal?: "." | ",";
                            keepRest?: boolean;
                            /** @enum {string} */
                            period?: "day" | "week" | "month";
                            /** @description Country of phone numbers without a country code, such as SE */
                            region?: string;
                            /** @description Name of the shop or system it comes from. Ids are told apart by it: order 1 of one shop is not order 1 of another */
                            source?: string;
                            /** @enum {string} */
                            timeFormat?: "iso" | "day-first" | "month-first" | "year-first" | "month-name" | "yyyymmdd" | "year-month" | "year-week" | "epoch-seconds" | "epoch-milliseconds" | "epoch-microseconds" | "excel-serial";
                            /** @description IANA zone of times that name none; the workspace's where left out */
                            timeZone?: string;
                        };
                        progress: number;
                        /** @enum {string} */
                        state: "waiting" | "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                        step: string;
                    };
                };
            };
        };
    };
    listImportRejects: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            cure: string;
                            field: string;
                            message: string;
                            reason: string;
                            row: number;
                            taken: boolean;
                            value: string;
                        }[];
                        total?: number;
                    };
                };
            };
        };
    };
    undoImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alreadyImported?: boolean;
                        bytes: number;
                        counts: {
                            known: number;
                            persons: number;
                            rejected: number;
                            rows: number;
                            taken: number;
                            valuesLeftOut: number;
                            /** @description Rows left out because their person was erased, or has withdrawn what joins data to them */
                            withheld?: number;
                            written: number;
                        };
                        createdAt: string;
                        createdBy: string;
                        digest: string;
                        error?: {
                            code: string;
                            cure: string;
                            message: string;
                        };
                        fileName: string;
                        finishedAt?: string;
                        firstAt?: string;
                        id: string;
                        key?: {
                            /** @enum {string} */
                            by: "column" | "content" | "figures" | "row";
                            column?: string;
                            /** @enum {string} */
                            note?: "id-repeats" | "id-missing";
                        };
                        /** @enum {string} */
                        kind: "contacts" | "deals" | "tickets" | "orders" | "returns" | "receipts" | "payments" | "bookings" | "subscriptions" | "products" | "ad-figures" | "ad-impressions" | "social-posts" | "mentions" | "reviews" | "survey-answers" | "kpi-values" | "web-statistics" | "email-statistics" | "email-events" | "permissions" | "bought-attributes" | "events";
                        lastAt?: string;
                        mapping: {
                            fields: {
                                [key: string]: string;
                            };
                            wide?: {
                                columns: {
                                    [key: string]: string;
                                };
                                set: {
                                    [key: string]: string;
                                };
                                /** @enum {string} */
                                target?: "ad_figures" | "kpi_values";
                            }[];
                        };
                        options: {
                            constants?: {
                                [key: string]: string;
                            };
                            /** @description Currency of amounts that name none */
                            currency?: string;
                            /** @enum {string} */
                            decimal?: "." | ",";
                            keepRest?: boolean;
                            /** @enum {string} */
                            period?: "day" | "week" | "month";
                            /** @description Country of phone numbers without a country code, such as SE */
                            region?: string;
                            /** @description Name of the shop or system it comes from. Ids are told apart by it: order 1 of one shop is not order 1 of another */
                            source?: string;
                            /** @enum {string} */
                            timeFormat?: "iso" | "day-first" | "month-first" | "year-first" | "month-name" | "yyyymmdd" | "year-month" | "year-week" | "epoch-seconds" | "epoch-milliseconds" | "epoch-microseconds" | "excel-serial";
                            /** @description IANA zone of times that name none; the workspace's where left out */
                            timeZone?: string;
                        };
                        progress: number;
                        /** @enum {string} */
                        state: "waiting" | "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                        step: string;
                    };
                };
            };
        };
    };
    uploadImportFile: {
        parameters: {
            query: {
                /** @description Name of the file */
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes: number;
                        /** @description SHA-256 of the bytes, in hex */
                        digest: string;
                        guesses: {
                            certainty: {
                                [key: string]: number;
                            };
                            confidence: number;
                            /** @enum {string} */
                            kind: "contacts" | "deals" | "tickets" | "orders" | "returns" | "receipts" | "payments" | "bookings" | "subscriptions" | "products" | "ad-figures" | "ad-impressions" | "social-posts" | "mentions" | "reviews" | "survey-answers" | "kpi-values" | "web-statistics" | "email-statistics" | "email-events" | "permissions" | "bought-attributes" | "events";
                            mapping: {
                                fields: {
                                    [key: string]: string;
                                };
                                wide?: {
                                    columns: {
                                        [key: string]: string;
                                    };
                                    set: {
                                        [key: string]: string;
                                    };
                                    /** @enum {string} */
                                    target?: "ad_figures" | "kpi_values";
                                }[];
                            };
                            options: {
                                constants?: {
                                    [key: string]: string;
                                };
                                /** @description Currency of amounts that name none */
                                currency?: string;
                                /** @enum {string} */
                                decimal?: "." | ",";
                                keepRest?: boolean;
                                /** @enum {string} */
                                period?: "day" | "week" | "month";
                                /** @description Country of phone numbers without a country code, such as SE */
                                region?: string;
                                /** @description Name of the shop or system it comes from. Ids are told apart by it: order 1 of one shop is not order 1 of another */
                                source?: string;
                                /** @enum {string} */
                                timeFormat?: "iso" | "day-first" | "month-first" | "year-first" | "month-name" | "yyyymmdd" | "year-month" | "year-week" | "epoch-seconds" | "epoch-milliseconds" | "epoch-microseconds" | "excel-serial";
                                /** @description IANA zone of times that name none; the workspace's where left out */
                                timeZone?: string;
                            };
                            questions: {
                                /** @enum {string} */
                                about: "time-format" | "time-zone" | "required-field" | "id-not-unique" | "kind";
                                choices: string[];
                                column?: string;
                                default?: string;
                                field?: string;
                            }[];
                        }[];
                        id: string;
                        name: string;
                        preview: string[][];
                        shape: {
                            columns: {
                                currency?: string;
                                /** @enum {string} */
                                decimal: "." | ",";
                                examples: string[];
                                filled: number;
                                hasZone: boolean;
                                name: string;
                                start?: number;
                                timeFormats: ("iso" | "day-first" | "month-first" | "year-first" | "month-name" | "yyyymmdd" | "year-month" | "year-week" | "epoch-seconds" | "epoch-milliseconds" | "epoch-microseconds" | "excel-serial")[];
                                /** @enum {string} */
                                type: "empty" | "text" | "integer" | "number" | "money" | "boolean" | "time" | "date" | "email" | "phone" | "url";
                                width?: number;
                            }[];
                            delimiter: string;
                            /** @enum {string} */
                            encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                            /** @enum {string} */
                            format: "delimited" | "blank-separated" | "fixed-width" | "ndjson" | "parquet" | "xlsx";
                            hasHeader: boolean;
                            /** @enum {string} */
                            quote: "\"" | "'" | "";
                            skipLines: number;
                        };
                    };
                };
            };
        };
    };
    guessImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    file: string;
                    /** @enum {string} */
                    kind?: "contacts" | "deals" | "tickets" | "orders" | "returns" | "receipts" | "payments" | "bookings" | "subscriptions" | "products" | "ad-figures" | "ad-impressions" | "social-posts" | "mentions" | "reviews" | "survey-answers" | "kpi-values" | "web-statistics" | "email-statistics" | "email-events" | "permissions" | "bought-attributes" | "events";
                    shape?: {
                        /** @description One or more characters; \t for a tab */
                        delimiter?: string;
                        /** @enum {string} */
                        encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                        /** @enum {string} */
                        format?: "delimited" | "blank-separated" | "fixed-width" | "ndjson";
                        hasHeader?: boolean;
                        /** @enum {string} */
                        quote?: "\"" | "'" | "";
                        skipLines?: number;
                        /** @description Widths of the columns of a fixed-width file */
                        widths?: number[];
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes: number;
                        /** @description SHA-256 of the bytes, in hex */
                        digest: string;
                        guesses: {
                            certainty: {
                                [key: string]: number;
                            };
                            confidence: number;
                            /** @enum {string} */
                            kind: "contacts" | "deals" | "tickets" | "orders" | "returns" | "receipts" | "payments" | "bookings" | "subscriptions" | "products" | "ad-figures" | "ad-impressions" | "social-posts" | "mentions" | "reviews" | "survey-answers" | "kpi-values" | "web-statistics" | "email-statistics" | "email-events" | "permissions" | "bought-attributes" | "events";
                            mapping: {
                                fields: {
                                    [key: string]: string;
                                };
                                wide?: {
                                    columns: {
                                        [key: string]: string;
                                    };
                                    set: {
                                        [key: string]: string;
                                    };
                                    /** @enum {string} */
                                    target?: "ad_figures" | "kpi_values";
                                }[];
                            };
                            options: {
                                constants?: {
                                    [key: string]: string;
                                };
                                /** @description Currency of amounts that name none */
                                currency?: string;
                                /** @enum {string} */
                                decimal?: "." | ",";
                                keepRest?: boolean;
                                /** @enum {string} */
                                period?: "day" | "week" | "month";
                                /** @description Country of phone numbers without a country code, such as SE */
                                region?: string;
                                /** @description Name of the shop or system it comes from. Ids are told apart by it: order 1 of one shop is not order 1 of another */
                                source?: string;
                                /** @enum {string} */
                                timeFormat?: "iso" | "day-first" | "month-first" | "year-first" | "month-name" | "yyyymmdd" | "year-month" | "year-week" | "epoch-seconds" | "epoch-milliseconds" | "epoch-microseconds" | "excel-serial";
                                /** @description IANA zone of times that name none; the workspace's where left out */
                                timeZone?: string;
                            };
                            questions: {
                                /** @enum {string} */
                                about: "time-format" | "time-zone" | "required-field" | "id-not-unique" | "kind";
                                choices: string[];
                                column?: string;
                                default?: string;
                                field?: string;
                            }[];
                        }[];
                        id: string;
                        name: string;
                        preview: string[][];
                        shape: {
                            columns: {
                                currency?: string;
                                /** @enum {string} */
                                decimal: "." | ",";
                                examples: string[];
                                filled: number;
                                hasZone: boolean;
                                name: string;
                                start?: number;
                                timeFormats: ("iso" | "day-first" | "month-first" | "year-first" | "month-name" | "yyyymmdd" | "year-month" | "year-week" | "epoch-seconds" | "epoch-milliseconds" | "epoch-microseconds" | "excel-serial")[];
                                /** @enum {string} */
                                type: "empty" | "text" | "integer" | "number" | "money" | "boolean" | "time" | "date" | "email" | "phone" | "url";
                                width?: number;
                            }[];
                            delimiter: string;
                            /** @enum {string} */
                            encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                            /** @enum {string} */
                            format: "delimited" | "blank-separated" | "fixed-width" | "ndjson" | "parquet" | "xlsx";
                            hasHeader: boolean;
                            /** @enum {string} */
                            quote: "\"" | "'" | "";
                            skipLines: number;
                        };
                    };
                };
            };
        };
    };
    listImportKinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            dataKinds: ("social-media" | "crm-sales-support" | "business-kpis" | "web-statistics" | "radio-tv-print" | "online-mentions" | "product-reviews" | "consumer-surveys" | "other-marketing")[];
                            description: string;
                            event?: string;
                            fields: {
                                description: string;
                                identifier?: string;
                                name: string;
                                required: boolean;
                                /** @enum {string} */
                                type: "text" | "number" | "money" | "integer" | "time" | "date" | "boolean" | "email" | "phone" | "identifier" | "url" | "currency" | "country" | "language";
                                unit?: string;
                            }[];
                            /** @enum {string} */
                            id: "contacts" | "deals" | "tickets" | "orders" | "returns" | "receipts" | "payments" | "bookings" | "subscriptions" | "products" | "ad-figures" | "ad-impressions" | "social-posts" | "mentions" | "reviews" | "survey-answers" | "kpi-values" | "web-statistics" | "email-statistics" | "email-events" | "permissions" | "bought-attributes" | "events";
                            keepRest: boolean;
                            needsPerson: boolean;
                            /** @enum {string} */
                            target: "log" | "ad_figures" | "ad_impressions" | "mentions" | "kpi_values" | "products" | "consents";
                            wide?: {
                                name: string;
                                value: string;
                            };
                        }[];
                        total?: number;
                    };
                };
            };
        };
    };
    previewImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    file: string;
                    /** @enum {string} */
                    kind: "contacts" | "deals" | "tickets" | "orders" | "returns" | "receipts" | "payments" | "bookings" | "subscriptions" | "products" | "ad-figures" | "ad-impressions" | "social-posts" | "mentions" | "reviews" | "survey-answers" | "kpi-values" | "web-statistics" | "email-statistics" | "email-events" | "permissions" | "bought-attributes" | "events";
                    mapping: {
                        fields: {
                            [key: string]: string;
                        };
                        wide?: {
                            columns: {
                                [key: string]: string;
                            };
                            set: {
                                [key: string]: string;
                            };
                            /** @enum {string} */
                            target?: "ad_figures" | "kpi_values";
                        }[];
                    };
                    options?: {
                        constants?: {
                            [key: string]: string;
                        };
                        /** @description Currency of amounts that name none */
                        currency?: string;
                        /** @enum {string} */
                        decimal?: "." | ",";
                        keepRest?: boolean;
                        /** @enum {string} */
                        period?: "day" | "week" | "month";
                        /** @description Country of phone numbers without a country code, such as SE */
                        region?: string;
                        /** @description Name of the shop or system it comes from. Ids are told apart by it: order 1 of one shop is not order 1 of another */
                        source?: string;
                        /** @enum {string} */
                        timeFormat?: "iso" | "day-first" | "month-first" | "year-first" | "month-name" | "yyyymmdd" | "year-month" | "year-week" | "epoch-seconds" | "epoch-milliseconds" | "epoch-microseconds" | "excel-serial";
                        /** @description IANA zone of times that name none; the workspace's where left out */
                        timeZone?: string;
                    };
                    shape?: {
                        /** @description One or more characters; \t for a tab */
                        delimiter?: string;
                        /** @enum {string} */
                        encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                        /** @enum {string} */
                        format?: "delimited" | "blank-separated" | "fixed-width" | "ndjson";
                        hasHeader?: boolean;
                        /** @enum {string} */
                        quote?: "\"" | "'" | "";
                        skipLines?: number;
                        /** @description Widths of the columns of a fixed-width file */
                        widths?: number[];
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            known: number;
                            persons: number;
                            rejected: number;
                            rows: number;
                            taken: number;
                            valuesLeftOut: number;
                            /** @description Rows left out because their person was erased, or has withdrawn what joins data to them */
                            withheld?: number;
                            written: number;
                        };
                        firstAt?: string;
                        key: {
                            /** @enum {string} */
                            by: "column" | "content" | "figures" | "row";
                            column?: string;
                            /** @enum {string} */
                            note?: "id-repeats" | "id-missing";
                        };
                        lastAt?: string;
                        questions: {
                            /** @enum {string} */
                            about: "time-format" | "time-zone" | "required-field" | "id-not-unique" | "kind";
                            choices: string[];
                            column?: string;
                            default?: string;
                            field?: string;
                        }[];
                        reasons: {
                            [key: string]: number;
                        };
                        rejects: {
                            cure: string;
                            field: string;
                            message: string;
                            reason: string;
                            row: number;
                            taken: boolean;
                            value: string;
                        }[];
                        rows: {
                            [key: string]: unknown;
                        }[];
                    };
                };
            };
        };
    };
    downloadSampleFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "contacts" | "deals" | "tickets" | "orders" | "returns" | "receipts" | "payments" | "bookings" | "subscriptions" | "products" | "ad-figures" | "ad-impressions" | "social-posts" | "mentions" | "reviews" | "survey-answers" | "kpi-values" | "web-statistics" | "email-statistics" | "email-events" | "permissions" | "bought-attributes" | "events";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listInsights: {
        parameters: {
            query?: {
                compare?: "none" | "previous" | "last-year";
                /** @description A date in the workspace’s time zone */
                from?: string;
                /** @description A date in the workspace’s time zone */
                to?: string;
            };
            header?: never;
            path: {
                desk: "management" | "marketing" | "content" | "sales";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            advice: {
                                facts: {
                                    [key: string]: string | number | null;
                                };
                                /** @enum {unknown} */
                                kind: "reset-or-push-goal" | "look-into-part" | "repeat-what-rose" | "test-moving-budget" | "shift-to-best" | "use-or-stop" | "mend-source";
                            };
                            because: {
                                dimension: string;
                                parts: {
                                    contribution: number;
                                    key: string;
                                    power: number;
                                }[];
                                power: number;
                            } | null;
                            desks: ("management" | "marketing" | "content" | "sales")[];
                            evidence: {
                                high?: number;
                                low?: number;
                                n: number;
                                query: {
                                    dimension?: string;
                                    filter: string[];
                                    /** @description A date in the workspace’s time zone */
                                    from: string;
                                    metric: string;
                                    /** @description A date in the workspace’s time zone */
                                    to: string;
                                } | null;
                                rows: {
                                    comparison?: number | null;
                                    high?: number;
                                    key: string;
                                    low?: number;
                                    n?: number;
                                    value: number | null;
                                }[];
                            };
                            facts: {
                                [key: string]: string | number | null;
                            };
                            /** @description Whether it is good news; null where it is neither */
                            good: boolean | null;
                            id: string;
                            /** @enum {unknown} */
                            kind: "off-goal" | "moved" | "best-and-worst-channel" | "campaign-best" | "untouched" | "stale-source";
                            metric: {
                                /** @description Whether values of parts add up to the whole */
                                additive: boolean;
                                dimensions: string[];
                                /** @enum {unknown} */
                                direction: "up" | "down" | "neutral";
                                /** @description Key of the formula’s text in the interface */
                                formula: string;
                                /** @enum {unknown} */
                                group: "campaign" | "email" | "sales" | "leads" | "web" | "voice" | "survey" | "support" | "kpi";
                                key: string;
                                /** @description For imported figures, which carry their own name */
                                name?: string;
                                sources: string[];
                                /** @enum {unknown} */
                                unit: "money" | "count" | "ratio" | "percent" | "duration" | "score";
                            } | null;
                            subject: string;
                            weight: number;
                        }[];
                    };
                };
            };
        };
    };
    giveInsightFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    kind: "off-goal" | "moved" | "best-and-worst-channel" | "campaign-best" | "untouched" | "stale-source";
                    /** @enum {unknown} */
                    reason: "wrong" | "known" | "not-mine" | "too-small" | "cannot-act";
                    subject: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    takeInsightFeedbackBack: {
        parameters: {
            query: {
                kind: "off-goal" | "moved" | "best-and-worst-channel" | "campaign-best" | "untouched" | "stale-source";
                subject: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    watchIntake: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listRecentIntake: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            at: string;
                            corrections: {
                                /** @description Names the correction; the interface has its words */
                                code: string;
                                detail: string;
                                field: string;
                            }[];
                            cure?: string;
                            event: string;
                            field?: string;
                            message?: string;
                            messageId: string;
                            outcome: "accepted" | "corrected" | "dropped" | "dead-letter";
                            /** @description The event as JSON text, cut at 4 KB */
                            payload: string;
                            reason?: string;
                            source: string;
                            type: string;
                        }[];
                    };
                };
            };
        };
    };
    takeInventory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {unknown} */
                            dataKind: "social-media" | "crm-sales-support" | "business-kpis" | "web-statistics" | "radio-tv-print" | "online-mentions" | "product-reviews" | "consumer-surveys" | "other-marketing";
                            first: string;
                            /** @description The newest fact is no older than half as long again as its long gaps have been, or two days */
                            fresh: boolean;
                            last: string;
                            owner: string;
                            rows: number;
                            source: string;
                            table: string;
                            usedIn: {
                                /** @enum {unknown} */
                                kind: "report" | "goal" | "segment" | "chart" | "profile";
                                name: string;
                            }[];
                            usualGapDays: number | null;
                            what: string;
                        }[];
                        missing: ("social-media" | "crm-sales-support" | "business-kpis" | "web-statistics" | "radio-tv-print" | "online-mentions" | "product-reviews" | "consumer-surveys" | "other-marketing")[];
                        untouchedShare: number | null;
                    };
                };
            };
        };
    };
    setSourceOwner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    owner: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description ISO 8601, UTC */
                            createdAt: string;
                            createdBy: string;
                            id: string;
                            /** @description ISO 8601, UTC */
                            lastUsedAt?: string;
                            name: string;
                            /** @description ISO 8601, UTC */
                            revokedAt?: string;
                            /** @enum {unknown} */
                            scope: "write" | "read" | "manage";
                            source?: string;
                            start: string;
                        }[];
                    };
                };
            };
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {unknown} */
                    scope: "write" | "read" | "manage";
                    /** @description For write keys: lower-case letters, digits and hyphens; made from the name where left out */
                    source?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        item: {
                            /** @description ISO 8601, UTC */
                            createdAt: string;
                            createdBy: string;
                            id: string;
                            /** @description ISO 8601, UTC */
                            lastUsedAt?: string;
                            name: string;
                            /** @description ISO 8601, UTC */
                            revokedAt?: string;
                            /** @enum {unknown} */
                            scope: "write" | "read" | "manage";
                            source?: string;
                            start: string;
                        };
                        key: string;
                    };
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description ISO 8601, UTC */
                        createdAt: string;
                        createdBy: string;
                        id: string;
                        /** @description ISO 8601, UTC */
                        lastUsedAt?: string;
                        name: string;
                        /** @description ISO 8601, UTC */
                        revokedAt?: string;
                        /** @enum {unknown} */
                        scope: "write" | "read" | "manage";
                        source?: string;
                        start: string;
                    };
                };
            };
        };
    };
    listKpiValues: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: number;
                from?: string;
                kpi?: string;
                limit?: number;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            date: string;
                            dimensions: {
                                [key: string]: string;
                            };
                            enteredBy: string;
                            id: string;
                            importId: string;
                            kpi: string;
                            period: string;
                            source: string;
                            unit: string;
                            value: number;
                        }[];
                        /** @description Every figure that has a value, whatever the filter */
                        kpis: string[];
                        /** @description Give it as `after` for the next page */
                        next?: number;
                        /** @description Of all pages */
                        total: number;
                    };
                };
            };
        };
    };
    enterKpiValues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    values: {
                        /**
                         * Format: date
                         * @description First day of the period
                         */
                        date: string;
                        /** @description What it belongs to: a region, a shop, a salesperson */
                        dimension?: string;
                        kpi: string;
                        /** @enum {string} */
                        period?: "day" | "week" | "month";
                        source?: string;
                        unit?: string;
                        value: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ids: string[];
                    };
                };
            };
        };
    };
    deleteKpiValue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deleted: boolean;
                    };
                };
            };
        };
    };
    listLinks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            archived: boolean;
                            campaign: string;
                            channel: string;
                            code: string;
                            createdAt: string;
                            createdBy: string;
                            creative: string;
                            creator: string;
                            figures: {
                                /** @description By people */
                                clicks: number;
                                lastClick: string | null;
                                /** @description Orders within 30 days after a person’s first click */
                                orders: number;
                                /** @description Different people, as far as they could be told apart */
                                people: number;
                                /** @description Openings by robots, link previews and prefetching; never among the clicks */
                                previews: number;
                                /** @description Of those orders, in the workspace’s currency */
                                revenue: number;
                            };
                            id: string;
                            medium: string;
                            name: string;
                            source: string;
                            target: string;
                            /** @description The address to share */
                            url: string;
                        }[];
                        /** @description Clicks since the start that could not be kept */
                        lost: number;
                        total: number;
                        /** @description Clicks that are stored and wait for the events engine */
                        waiting: number;
                    };
                };
            };
        };
    };
    addLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description utm_campaign: the key of a campaign */
                    campaign?: string;
                    /** @description One of Rondo’s marketing channels; decides as what a click counts */
                    channel: string;
                    /** @description The last part of the short address; made up where it is left out. Capital letters do not matter */
                    code?: string;
                    /** @description utm_content: which advertisement, post or text */
                    creative?: string;
                    /** @description The influencer who shares it */
                    creator?: string;
                    /** @description utm_medium; the channel’s usual one where it is left out */
                    medium?: string;
                    /** @description What it is for; only shown here */
                    name?: string;
                    /** @description utm_source: where people will find it, such as instagram */
                    source: string;
                    /** @description Where it leads: an http or https address */
                    target: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        archived: boolean;
                        campaign: string;
                        channel: string;
                        code: string;
                        createdAt: string;
                        createdBy: string;
                        creative: string;
                        creator: string;
                        figures: {
                            /** @description By people */
                            clicks: number;
                            lastClick: string | null;
                            /** @description Orders within 30 days after a person’s first click */
                            orders: number;
                            /** @description Different people, as far as they could be told apart */
                            people: number;
                            /** @description Openings by robots, link previews and prefetching; never among the clicks */
                            previews: number;
                            /** @description Of those orders, in the workspace’s currency */
                            revenue: number;
                        };
                        id: string;
                        medium: string;
                        name: string;
                        source: string;
                        target: string;
                        /** @description The address to share */
                        url: string;
                    };
                };
            };
        };
    };
    getLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The last 30 days in the workspace’s time zone, the oldest first */
                        days: {
                            clicks: number;
                            day: string;
                            previews: number;
                        }[];
                        link: {
                            archived: boolean;
                            campaign: string;
                            channel: string;
                            code: string;
                            createdAt: string;
                            createdBy: string;
                            creative: string;
                            creator: string;
                            figures: {
                                /** @description By people */
                                clicks: number;
                                lastClick: string | null;
                                /** @description Orders within 30 days after a person’s first click */
                                orders: number;
                                /** @description Different people, as far as they could be told apart */
                                people: number;
                                /** @description Openings by robots, link previews and prefetching; never among the clicks */
                                previews: number;
                                /** @description Of those orders, in the workspace’s currency */
                                revenue: number;
                            };
                            id: string;
                            medium: string;
                            name: string;
                            source: string;
                            target: string;
                            /** @description The address to share */
                            url: string;
                        };
                        referrers: {
                            clicks: number;
                            host: string;
                        }[];
                    };
                };
            };
        };
    };
    removeLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Out of the list; it still leads to its target */
                    archived?: boolean;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        archived: boolean;
                        campaign: string;
                        channel: string;
                        code: string;
                        createdAt: string;
                        createdBy: string;
                        creative: string;
                        creator: string;
                        figures: {
                            /** @description By people */
                            clicks: number;
                            lastClick: string | null;
                            /** @description Orders within 30 days after a person’s first click */
                            orders: number;
                            /** @description Different people, as far as they could be told apart */
                            people: number;
                            /** @description Openings by robots, link previews and prefetching; never among the clicks */
                            previews: number;
                            /** @description Of those orders, in the workspace’s currency */
                            revenue: number;
                        };
                        id: string;
                        medium: string;
                        name: string;
                        source: string;
                        target: string;
                        /** @description The address to share */
                        url: string;
                    };
                };
            };
        };
    };
    findAnomalies: {
        parameters: {
            query?: {
                /** @description A date in the workspace’s time zone */
                from?: string;
                /** @description At most so many; 50 if left out */
                limit?: number;
                /** @description Look at this metric alone */
                metric?: string;
                /** @description How large a share of what is told may be chance; 0.05 if left out */
                rate?: number;
                /** @description The day after the last one; the last 28 days that are over if neither is given */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currency: string;
                        dimensions: string[];
                        history: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        /** @description The least likely first */
                        items: {
                            /** @description The day */
                            at: string;
                            /** @description Adjusted for all series and days looked at: told up to this level, so large a share is chance */
                            chance: number;
                            /** @description Null: the whole figure */
                            dimension: string | null;
                            /** @description How many standard deviations of ordinary days from what was expected */
                            distance: number;
                            expected: number;
                            figure: number;
                            filter: string[];
                            good: boolean | null;
                            high: number;
                            /** @description 95 of 100 ordinary days lie between low and high */
                            low: number;
                            metric: {
                                /** @description Whether values of parts add up to the whole */
                                additive: boolean;
                                dimensions: string[];
                                /** @enum {unknown} */
                                direction: "up" | "down" | "neutral";
                                /** @description Key of the formula’s text in the interface */
                                formula: string;
                                /** @enum {unknown} */
                                group: "campaign" | "email" | "sales" | "leads" | "web" | "voice" | "survey" | "support" | "kpi";
                                key: string;
                                /** @description For imported figures, which carry their own name */
                                name?: string;
                                sources: string[];
                                /** @enum {unknown} */
                                unit: "money" | "count" | "ratio" | "percent" | "duration" | "score";
                            };
                            /** @description Whether it would have been noticed on the day itself, without what came after: −log₁₀ of the chance, from 2 on (one in a hundred days); else null */
                            noticed: number | null;
                            /** @description Which of the series it belongs to */
                            series: number;
                            /** @description Sources of the figure of which nothing came that day: perhaps no fall */
                            silent: {
                                /** @description First day without anything */
                                from: string;
                                source: string;
                                /** @description The day after the last such day */
                                to: string;
                                /** @description Name of the event, or kind of figures */
                                what: string;
                            }[];
                            value: string | null;
                        }[];
                        looked: {
                            days: number;
                            metrics: number;
                            /** @description How many series were looked at */
                            series: number;
                            /** @description Series that have not been there for long enough */
                            short: number;
                            /** @description Series of which too little happens a day */
                            thin: number;
                        };
                        /** @enum {string} */
                        outcome: "answered";
                        period: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        rate: number;
                        /** @description The last weeks of the series in which something was found */
                        series: {
                            days: string[];
                            expected: number[];
                            figures: (number | null)[];
                            high: number[];
                            low: number[];
                        }[];
                        silences: {
                            /** @description First day without anything */
                            from: string;
                            source: string;
                            /** @description The day after the last such day */
                            to: string;
                            /** @description Name of the event, or kind of figures */
                            what: string;
                        }[];
                        timeZone: string;
                        total: number;
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
        };
    };
    measureAttribution: {
        parameters: {
            query: {
                /** @description Names of events that are the conversion */
                conversion?: string[];
                /** @description A date in the workspace’s time zone */
                from: string;
                /** @description Whom to give credit: channel where left out. A touchpoint is a page, or another event by its name */
                grain?: "channel" | "campaign" | "creative" | "influencer" | "touchpoint";
                /** @description Of time decay; 7 where left out */
                halfLifeDays?: number;
                /** @description Of the intervals; 0.9 where left out */
                level?: number;
                /** @description How old a touch may be at its conversion, and after how long without a touch a journey has ended; 30 */
                lookbackDays?: number;
                /** @description The conversion as a metric that counts events, instead of their names; orders where neither is given */
                metric?: "orders" | "new_customers" | "leads";
                /** @description All where left out */
                models?: ("first" | "last" | "last-non-direct" | "linear" | "time-decay" | "position" | "shapley" | "shapley-ordered" | "markov" | "counterfactual")[];
                /** @description Of Markov: how many touches a state holds; auto, the default, chooses by penalised AUC */
                order?: "auto" | number;
                /** @description Of the bootstrap; 100 where left out, 0 for no intervals */
                replicates?: number;
                /** @description 1 where left out */
                seed?: number;
                /** @description The day after the last one */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        at: string;
                        bootstrap: {
                            level: number;
                            replicates: number;
                            seed: number;
                        } | null;
                        checks: {
                            costWithoutTouch: {
                                /** @description Of what no touch was seen of, such as radio and TV */
                                cost: number;
                                keys: string[];
                            };
                            openJourneys: {
                                /** @description Without conversion, but not over yet */
                                journeys: number;
                                share: number | null;
                            };
                            /** @description Of the Markov model; null where it is not asked for */
                            order: {
                                /** @enum {unknown} */
                                by: "penalised-auc" | "asked" | "nothing-to-choose-by";
                                chosen: number;
                                compared: {
                                    /** @description How well the last state tells journeys that convert; 0.5 is chance */
                                    auc: number;
                                    order: number;
                                    penalisedAuc: number;
                                }[];
                            } | null;
                            rarePaths: {
                                /** @description Along a path that fewer than five journeys took */
                                journeys: number;
                                share: number | null;
                            };
                            singleTouch: {
                                /** @description With one touch alone: there every rule gives the same */
                                conversions: number;
                                share: number | null;
                            };
                            touchesOfNobody: {
                                share: number | null;
                                touches: number;
                            };
                            withoutTouch: {
                                /** @description Of them, those of nobody known: no identifier, or none that consent allows */
                                anonymous: number;
                                conversions: number;
                                interval: {
                                    high: number;
                                    low: number;
                                } | null;
                                share: number | null;
                                value: number;
                            };
                        };
                        conversion: string[];
                        conversions: number;
                        currency: string;
                        /** @enum {unknown} */
                        grain: "channel" | "campaign" | "creative" | "influencer" | "touchpoint";
                        halfLifeDays: number;
                        /** @enum {boolean} */
                        incremental: false;
                        lookbackDays: number;
                        lostJourneys: number;
                        models: {
                            /** @description Why the model has no answer */
                            failed?: string;
                            /** @enum {unknown} */
                            model: "first" | "last" | "last-non-direct" | "linear" | "time-decay" | "position" | "shapley" | "shapley-ordered" | "markov" | "counterfactual";
                            order?: number;
                        }[];
                        otherCurrencies: {
                            amount: number;
                            currency: string;
                            rows: number;
                        }[];
                        period: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        rows: {
                            attributed: boolean;
                            /** @description From ad figures of the period in the workspace’s currency; null where none was reported */
                            cost: number | null;
                            credits: {
                                conversions: number;
                                conversionsInterval: {
                                    high: number;
                                    low: number;
                                } | null;
                                costPerConversion: number | null;
                                costPerConversionInterval: {
                                    high: number;
                                    low: number;
                                } | null;
                                /** @enum {unknown} */
                                model: "first" | "last" | "last-non-direct" | "linear" | "time-decay" | "position" | "shapley" | "shapley-ordered" | "markov" | "counterfactual";
                                /** @description Value over cost, as the model reports it: not incremental */
                                return: number | null;
                                returnInterval: {
                                    high: number;
                                    low: number;
                                } | null;
                                /** @description Of all conversions, those without a known touch included */
                                share: number;
                                shareInterval: {
                                    high: number;
                                    low: number;
                                } | null;
                                value: number;
                                valueInterval: {
                                    high: number;
                                    low: number;
                                } | null;
                                /** @description Of the value of all conversions */
                                valueShare: number;
                                valueShareInterval: {
                                    high: number;
                                    low: number;
                                } | null;
                            }[];
                            key: string;
                            /** @description From the lowest to the highest that a model gives the row; “with chance” from the lowest bound to the highest of their intervals */
                            spread: {
                                share: {
                                    high: number;
                                    low: number;
                                };
                                shareWithChance: {
                                    high: number;
                                    low: number;
                                };
                                valueShare: {
                                    high: number;
                                    low: number;
                                };
                                valueShareWithChance: {
                                    high: number;
                                    low: number;
                                };
                            };
                            /** @description Touches before conversions */
                            touches: number;
                        }[];
                        /** @enum {string} */
                        state: "done";
                        value: number;
                    };
                };
            };
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: number;
                        /** @enum {string} */
                        state: "running";
                        /** @enum {unknown} */
                        step: "paths" | "models" | "intervals";
                        total: number;
                    };
                };
            };
        };
    };
    cancelMeasureAttribution: {
        parameters: {
            query: {
                /** @description Names of events that are the conversion */
                conversion?: string[];
                /** @description A date in the workspace’s time zone */
                from: string;
                /** @description Whom to give credit: channel where left out. A touchpoint is a page, or another event by its name */
                grain?: "channel" | "campaign" | "creative" | "influencer" | "touchpoint";
                /** @description Of time decay; 7 where left out */
                halfLifeDays?: number;
                /** @description Of the intervals; 0.9 where left out */
                level?: number;
                /** @description How old a touch may be at its conversion, and after how long without a touch a journey has ended; 30 */
                lookbackDays?: number;
                /** @description The conversion as a metric that counts events, instead of their names; orders where neither is given */
                metric?: "orders" | "new_customers" | "leads";
                /** @description All where left out */
                models?: ("first" | "last" | "last-non-direct" | "linear" | "time-decay" | "position" | "shapley" | "shapley-ordered" | "markov" | "counterfactual")[];
                /** @description Of Markov: how many touches a state holds; auto, the default, chooses by penalised AUC */
                order?: "auto" | number;
                /** @description Of the bootstrap; 100 where left out, 0 for no intervals */
                replicates?: number;
                /** @description 1 where left out */
                seed?: number;
                /** @description The day after the last one */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cancelled: boolean;
                    };
                };
            };
        };
    };
    listAttributedConversions: {
        parameters: {
            query: {
                after?: number;
                /** @description False for the conversions that no touch preceded */
                attributed?: boolean;
                /** @description Names of events that are the conversion */
                conversion?: string[];
                /** @description A date in the workspace’s time zone */
                from: string;
                /** @description Whom to give credit: channel where left out. A touchpoint is a page, or another event by its name */
                grain?: "channel" | "campaign" | "creative" | "influencer" | "touchpoint";
                /** @description A row’s key: only journeys with a touch of it; all where left out */
                key?: string;
                /** @description 100 where left out */
                limit?: number;
                /** @description How old a touch may be at its conversion, and after how long without a touch a journey has ended; 30 */
                lookbackDays?: number;
                /** @description The conversion as a metric that counts events, instead of their names; orders where neither is given */
                metric?: "orders" | "new_customers" | "leads";
                /** @description The day after the last one */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            at: string;
                            order: string;
                            /** @description 0 where nobody known */
                            person: string;
                            touches: {
                                at: string;
                                key: string;
                            }[];
                            value: number;
                        }[];
                        next?: number;
                    };
                };
            };
        };
    };
    listAttributionPaths: {
        parameters: {
            query: {
                after?: number;
                /** @description False for the conversions that no touch preceded */
                attributed?: boolean;
                /** @description Names of events that are the conversion */
                conversion?: string[];
                /** @description A date in the workspace’s time zone */
                from: string;
                /** @description Whom to give credit: channel where left out. A touchpoint is a page, or another event by its name */
                grain?: "channel" | "campaign" | "creative" | "influencer" | "touchpoint";
                /** @description A row’s key: only journeys with a touch of it; all where left out */
                key?: string;
                /** @description 100 where left out */
                limit?: number;
                /** @description How old a touch may be at its conversion, and after how long without a touch a journey has ended; 30 */
                lookbackDays?: number;
                /** @description The conversion as a metric that counts events, instead of their names; orders where neither is given */
                metric?: "orders" | "new_customers" | "leads";
                /** @description The day after the last one */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            conversions: number;
                            /** @description Along this path that did not convert */
                            lostJourneys: number;
                            /** @description Keys of the touches, oldest first */
                            path: string[];
                            value: number;
                        }[];
                        next?: number;
                    };
                };
            };
        };
    };
    measureContacts: {
        parameters: {
            query: {
                /** @description agent where left out; figures of employees need the permission people.read */
                by?: "agent" | "topic" | "channel";
                /** @description How long after a contact purchases count as the value afterwards; 90 where left out */
                days?: number;
                /** @description A date in the workspace’s time zone */
                from: string;
                /** @description support where left out */
                kind?: "support" | "sales";
                /** @description The day after the last one */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description The latest that was heard of contacts
                         */
                        asOf: string;
                        /** @enum {unknown} */
                        by: "agent" | "topic" | "channel";
                        /** @description How many were made and corrected for together */
                        comparisons: number;
                        currency: string;
                        days: number;
                        fewest: number;
                        /** Format: date */
                        from: string;
                        groups: {
                            compared: {
                                /** @description To all others on the same topic in the same month, in the measure’s unit; of speed a factor, 1 is as quick as the others */
                                difference: number;
                                /** @description Whether the interval leaves out “no difference” */
                                differs: boolean;
                                high: number;
                                /** @description Interval that holds for all comparisons together, from */
                                low: number;
                                /** @enum {unknown} */
                                measure: "satisfaction" | "resolved" | "speed" | "value";
                                /** @description Corrected by Holm for the number of comparisons */
                                pValue: number;
                            }[];
                            figures: {
                                beyond: {
                                    /** @description 95 % interval, to */
                                    high: number;
                                    /** @description 95 % interval, from */
                                    low: number;
                                    mean: number;
                                    windows: number;
                                } | null;
                                contacts: number;
                                hours: {
                                    high: number | null;
                                    /** @description Contacts that came to an end at a known time */
                                    known: number;
                                    low: number | null;
                                    median: number | null;
                                } | null;
                                /** @description Neither solved nor decided yet */
                                open: number;
                                /** @description Known people among them */
                                people: number;
                                reopened: {
                                    count: number;
                                    /** @description 95 % interval, to */
                                    high: number;
                                    /** @description 95 % interval, from */
                                    low: number;
                                    of: number;
                                    share: number;
                                } | null;
                                resolved: {
                                    count: number;
                                    /** @description 95 % interval, to */
                                    high: number;
                                    /** @description 95 % interval, from */
                                    low: number;
                                    share: number;
                                } | null;
                                satisfaction: {
                                    answered: number;
                                    /** @description 95 % interval, to */
                                    high: number;
                                    /** @description 95 % interval, from */
                                    low: number;
                                    mean: number;
                                } | null;
                                value: {
                                    /** @description 95 % interval, to */
                                    high: number;
                                    /** @description 95 % interval, from */
                                    low: number;
                                    mean: number;
                                    /** @description Complete ones */
                                    windows: number;
                                } | null;
                            };
                            /** @description Empty where none is named */
                            key: string;
                            /** @description Too few contacts to say anything; all figures are null */
                            tooFew: boolean;
                        }[];
                        /** @enum {unknown} */
                        kind: "support" | "sales";
                        /** @description Histories of customers without a contact, set beside */
                        likeCustomers: number;
                        moreGroups: number;
                        /** @enum {string} */
                        outcome: "answered";
                        scale: {
                            high: number;
                            low: number;
                        } | null;
                        /** Format: date */
                        to: string;
                        total: {
                            beyond: {
                                /** @description 95 % interval, to */
                                high: number;
                                /** @description 95 % interval, from */
                                low: number;
                                mean: number;
                                windows: number;
                            } | null;
                            contacts: number;
                            hours: {
                                high: number | null;
                                /** @description Contacts that came to an end at a known time */
                                known: number;
                                low: number | null;
                                median: number | null;
                            } | null;
                            /** @description Neither solved nor decided yet */
                            open: number;
                            /** @description Known people among them */
                            people: number;
                            reopened: {
                                count: number;
                                /** @description 95 % interval, to */
                                high: number;
                                /** @description 95 % interval, from */
                                low: number;
                                of: number;
                                share: number;
                            } | null;
                            resolved: {
                                count: number;
                                /** @description 95 % interval, to */
                                high: number;
                                /** @description 95 % interval, from */
                                low: number;
                                share: number;
                            } | null;
                            satisfaction: {
                                answered: number;
                                /** @description 95 % interval, to */
                                high: number;
                                /** @description 95 % interval, from */
                                low: number;
                                mean: number;
                            } | null;
                            value: {
                                /** @description 95 % interval, to */
                                high: number;
                                /** @description 95 % interval, from */
                                low: number;
                                mean: number;
                                /** @description Complete ones */
                                windows: number;
                            } | null;
                        };
                        valuedUntil: string | null;
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
        };
    };
    listMeasuredContacts: {
        parameters: {
            query: {
                after?: number;
                by?: "agent" | "topic" | "channel";
                /** @description How long after a contact purchases count as the value afterwards; 90 where left out */
                days?: number;
                /** @description A date in the workspace’s time zone */
                from: string;
                /** @description Only this agent, topic or channel; needs by */
                group?: string;
                /** @description support where left out */
                kind?: "support" | "sales";
                limit?: number;
                /** @description answered: with satisfaction; resolved: solved or won; valued: the first contact of complete days */
                only?: "all" | "answered" | "resolved" | "open" | "reopened" | "valued";
                /** @description The day after the last one */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            agent: string;
                            channel: string;
                            contact: string;
                            /** @description Whether these days count: a person’s later contacts within them do not begin their own */
                            counts: boolean;
                            /** @description Solved or decided */
                            ended: boolean;
                            /** @description Until it ended */
                            hours: number | null;
                            /** Format: date-time */
                            opened: string;
                            person: string;
                            reopened: boolean;
                            /** @description Solved or won */
                            resolved: boolean;
                            satisfaction: number | null;
                            status: string;
                            topic: string;
                            /** @description Bought in the days after it; null while they are not over, or where nobody is known */
                            value: number | null;
                        }[];
                        next?: number;
                        total: number;
                    };
                };
            };
        };
    };
    explainMove: {
        parameters: {
            query: {
                /** @description What was expected: the period before, the same dates a year ago, the same weeks a year ago, or the mean of the same weekdays in the four weeks before; the period before if left out */
                against?: "previous" | "last-year" | "same-weeks" | "usual";
                /** @description A date in the workspace’s time zone */
                compareFrom?: string;
                /** @description The day after the last one of a period of your own to compare with */
                compareTo?: string;
                /** @description What may explain it; all of the metric’s dimensions but those of time if left out */
                dimension?: string[];
                /** @description “dimension:value”, or “!dimension:value” for all but that value; several values of one dimension mean any of them */
                filter?: string[];
                /** @description A date in the workspace’s time zone */
                from?: string;
                /** @description Key of a metric, or kpi:NAME for an imported figure */
                metric: string;
                /** @description The day after the last one; the last full month if neither is given */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        after: number;
                        /** @enum {unknown} */
                        against: "previous" | "last-year" | "same-weeks" | "usual" | "own";
                        before: number;
                        change: number;
                        combinations: {
                            /** @description The dimensions whose combinations were searched */
                            dimensions: string[];
                            leaves: number;
                            /** @description Leaves below 0, of which shares have no meaning */
                            leftOut: number;
                            parts: {
                                after: number | null;
                                /** @description Null where there was nothing */
                                before: number | null;
                                /** @description What it adds to the change, in the figure’s unit */
                                contribution: number;
                                /** @description Filters that single out its rows */
                                filter: string[];
                                /** @description 95 % of the contribution, by the spread of the days; null where the days are too few */
                                interval: {
                                    high: number;
                                    low: number;
                                } | null;
                                /** @description Of a ratio: how much is its weight in the whole */
                                mix: number | null;
                                /** @description Contribution over the whole change */
                                power: number;
                                /** @description Of a ratio: how much of the contribution is its own rate */
                                rate: number | null;
                                surprise: number | null;
                                where: {
                                    dimension: string;
                                    /** @description Null: all values that are not named */
                                    value: string | null;
                                }[];
                            }[];
                        };
                        currency: string;
                        /** @description The one that tells most first */
                        dimensions: {
                            dimension: string;
                            mix: number | null;
                            /** @description Of numbers of people, who are in several parts: what the parts add up to is this much off */
                            overlap: number | null;
                            parts: {
                                after: number | null;
                                /** @description Null where there was nothing */
                                before: number | null;
                                /** @description What it adds to the change, in the figure’s unit */
                                contribution: number;
                                /** @description Filters that single out its rows */
                                filter: string[];
                                /** @description 95 % of the contribution, by the spread of the days; null where the days are too few */
                                interval: {
                                    high: number;
                                    low: number;
                                } | null;
                                /** @description Of a ratio: how much is its weight in the whole */
                                mix: number | null;
                                /** @description Contribution over the whole change */
                                power: number;
                                /** @description Of a ratio: how much of the contribution is its own rate */
                                rate: number | null;
                                surprise: number | null;
                                where: {
                                    dimension: string;
                                    /** @description Null: all values that are not named */
                                    value: string | null;
                                }[];
                            }[];
                            /** @description What its few telling parts explain together; null where no few do */
                            power: number | null;
                            rate: number | null;
                            /** @description How much the shares of its parts shifted (0 to ln 2) */
                            surprise: number;
                            /** @description How many values it has */
                            values: number;
                        }[];
                        explanation: {
                            dimension: string | null;
                            /** @enum {unknown} */
                            kind: "combinations" | "dimension" | "none";
                            parts: {
                                after: number | null;
                                /** @description Null where there was nothing */
                                before: number | null;
                                /** @description What it adds to the change, in the figure’s unit */
                                contribution: number;
                                /** @description Filters that single out its rows */
                                filter: string[];
                                /** @description 95 % of the contribution, by the spread of the days; null where the days are too few */
                                interval: {
                                    high: number;
                                    low: number;
                                } | null;
                                /** @description Of a ratio: how much is its weight in the whole */
                                mix: number | null;
                                /** @description Contribution over the whole change */
                                power: number;
                                /** @description Of a ratio: how much of the contribution is its own rate */
                                rate: number | null;
                                surprise: number | null;
                                where: {
                                    dimension: string;
                                    /** @description Null: all values that are not named */
                                    value: string | null;
                                }[];
                            }[];
                            power: number;
                        };
                        filter: string[];
                        /** @description 95 % of the change */
                        interval: {
                            high: number;
                            low: number;
                        } | null;
                        judgedBy: ("days" | "weeks") | null;
                        metric: {
                            /** @description Whether values of parts add up to the whole */
                            additive: boolean;
                            dimensions: string[];
                            /** @enum {unknown} */
                            direction: "up" | "down" | "neutral";
                            /** @description Key of the formula’s text in the interface */
                            formula: string;
                            /** @enum {unknown} */
                            group: "campaign" | "email" | "sales" | "leads" | "web" | "voice" | "survey" | "support" | "kpi";
                            key: string;
                            /** @description For imported figures, which carry their own name */
                            name?: string;
                            sources: string[];
                            /** @enum {unknown} */
                            unit: "money" | "count" | "ratio" | "percent" | "duration" | "score";
                        };
                        /** @enum {string} */
                        outcome: "answered";
                        period: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        relative: number | null;
                        /** @description What the sums of the windows were multiplied by, where they are longer or several */
                        scale: number;
                        timeZone: string;
                        /**
                         * @description Whether the days differ by more than they do anyhow; unjudged where they are too few to tell
                         * @enum {unknown}
                         */
                        verdict: "moved" | "within-chance" | "unjudged";
                        /** @description What the period was compared with */
                        windows: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        }[];
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
        };
    };
    listExperimentLifts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            campaign: string | null;
                            channel: string;
                            currency: string;
                            events: string[];
                            experiment: string;
                            /** Format: date */
                            from: string;
                            /** @description Conversions that would not have come without it */
                            incremental: number;
                            metric: string;
                            name: string;
                            /** @description Who got it; of a hold-out of messages, how many messages */
                            people: number;
                            /** @description On the channel, or campaign, in that time */
                            spend: number;
                            standardError: number;
                            /** Format: date */
                            to: string;
                            /** @description Who did not, by lot */
                            withheld: number;
                        }[];
                        total: number;
                    };
                };
            };
        };
    };
    planExperiment: {
        parameters: {
            query: {
                /** @description The chance of a false find that you accept; 0.05 if left out */
                alpha?: number;
                /** @description The past that is learned from; 28 if left out */
                days?: number;
                /** @description The smallest relative difference that matters; 0.05, which is 5 %, if left out */
                effect?: number;
                events: string[];
                kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio";
                /** @description Of each variation, to hear what they find */
                people?: number;
                per?: string[];
                /** @description Of the plan; 0.8 if left out */
                power?: number;
                /** @description 2 if left out */
                variations?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alpha: number;
                        /** @description What the control has now */
                        baseline: number;
                        /** @description Until then at today’s pace, from the start */
                        days: number | null;
                        /** @description The smallest relative difference that the people so far find */
                        detectable: number | null;
                        /** @description The smallest relative difference that matters */
                        effect: number;
                        /** @description People in each variation, to find that difference */
                        neededPerVariation: number | null;
                        /** @enum {string} */
                        outcome: "answered";
                        /** @description Visitors of the past that was learned from */
                        people: number;
                        peoplePerDay: number;
                        power: number;
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
        };
    };
    listExperiments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        found: {
                            /**
                             * Format: date
                             * @description The day of the first exposure
                             */
                            from: string;
                            /**
                             * Format: date
                             * @description The day of the last one
                             */
                            last: string;
                            /** @description Of a hold-out: messages with their own lot */
                            messages?: number;
                            name: string;
                            source: {
                                /** @description “Experiment Viewed” if left out */
                                event?: string;
                                /** @description As `experiment_id` (or else `experiment_name`) has it */
                                experiment: string;
                                /** @enum {string} */
                                kind: "exposures";
                            } | {
                                campaign?: string;
                                /** @description The event of whom it was withheld from, by lot */
                                held: string;
                                /** @enum {string} */
                                kind: "holdout";
                                /** @description The event of who got the message */
                                sent: string;
                            } | {
                                /** @enum {string} */
                                kind: "segments";
                                /** @description Who was in the segments at the start of this day; of `from` if left out */
                                membersAt?: string;
                            };
                            variations: {
                                key: string;
                                people: number;
                            }[];
                        }[];
                        items: {
                            /** @description The chance of a false find that you accept; 0.05 if left out */
                            alpha?: number;
                            /** @description It runs as a bandit: the shares change with the results, so variations are compared day by day */
                            bandit?: {
                                /** @description The least share that a variation gets: what is not tried cannot be measured */
                                floor: number;
                                /**
                                 * @description thompson: each variation gets the chance that it is the best; top-two: half of that goes to the best other one, which finds out sooner
                                 * @enum {unknown}
                                 */
                                method: "thompson" | "top-two";
                                /** @description Shares follow from people who saw it at least so many days ago, and from what they did within them; `windowDays`, or else 7, if left out */
                                settleDays?: number;
                            };
                            /** @description The variation that the others are compared with; of a hold-out, the one that got nothing */
                            control: string;
                            /** @description How far before the first exposure a metric is looked at to narrow its interval (CUPED): 28 if left out, 0 for not at all */
                            covariateDays?: number;
                            createdAt: string;
                            createdBy: string;
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description What must not get worse */
                            guardrails?: {
                                /**
                                 * @description Which way is better; more if left out
                                 * @enum {unknown}
                                 */
                                better?: "more" | "less";
                                events: string[];
                                /**
                                 * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                                 * @enum {unknown}
                                 */
                                kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                                name: string;
                                per?: string[];
                                /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                                property?: string;
                                /** @description Which quantile; 0.5, the median, if left out */
                                quantile?: number;
                            }[];
                            hypothesis: string;
                            /** @description Its address: letters, digits, dots, dashes */
                            key: string;
                            /** @description The smallest relative difference that matters; 0.05, which is 5 %, if left out */
                            minimumEffect?: number;
                            name: string;
                            /** @description Of the plan; 0.8 if left out */
                            power?: number;
                            primary: {
                                /**
                                 * @description Which way is better; more if left out
                                 * @enum {unknown}
                                 */
                                better?: "more" | "less";
                                events: string[];
                                /**
                                 * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                                 * @enum {unknown}
                                 */
                                kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                                name: string;
                                per?: string[];
                                /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                                property?: string;
                                /** @description Which quantile; 0.5, the median, if left out */
                                quantile?: number;
                            };
                            secondary?: {
                                /**
                                 * @description Which way is better; more if left out
                                 * @enum {unknown}
                                 */
                                better?: "more" | "less";
                                events: string[];
                                /**
                                 * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                                 * @enum {unknown}
                                 */
                                kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                                name: string;
                                per?: string[];
                                /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                                property?: string;
                                /** @description Which quantile; 0.5, the median, if left out */
                                quantile?: number;
                            }[];
                            source: {
                                /** @description “Experiment Viewed” if left out */
                                event?: string;
                                /** @description As `experiment_id` (or else `experiment_name`) has it */
                                experiment: string;
                                /** @enum {string} */
                                kind: "exposures";
                            } | {
                                campaign?: string;
                                /** @description The event of whom it was withheld from, by lot */
                                held: string;
                                /** @enum {string} */
                                kind: "holdout";
                                /** @description The event of who got the message */
                                sent: string;
                            } | {
                                /** @enum {string} */
                                kind: "segments";
                                /** @description Who was in the segments at the start of this day; of `from` if left out */
                                membersAt?: string;
                            };
                            /** @enum {unknown} */
                            state: "planned" | "running" | "ended";
                            /** @description The channel, or campaign, that the control did not get: then the difference is what it brought */
                            tests?: {
                                campaign?: string;
                                channel: string;
                            };
                            /** @description The day after the last one; left out, it runs on */
                            to?: string;
                            updatedAt: string;
                            variations: {
                                /** @description As `variation_id` has it */
                                key: string;
                                name?: string;
                                /** @description With source “segments”: the id of who is in it */
                                segment?: string;
                                /** @description Its part of the people, against those of the others */
                                weight: number;
                            }[];
                            /** @description Only what happens within so many days of the first exposure counts */
                            windowDays?: number;
                        }[];
                        total: number;
                    };
                };
            };
        };
    };
    addExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The chance of a false find that you accept; 0.05 if left out */
                    alpha?: number;
                    /** @description It runs as a bandit: the shares change with the results, so variations are compared day by day */
                    bandit?: {
                        /** @description The least share that a variation gets: what is not tried cannot be measured */
                        floor: number;
                        /**
                         * @description thompson: each variation gets the chance that it is the best; top-two: half of that goes to the best other one, which finds out sooner
                         * @enum {unknown}
                         */
                        method: "thompson" | "top-two";
                        /** @description Shares follow from people who saw it at least so many days ago, and from what they did within them; `windowDays`, or else 7, if left out */
                        settleDays?: number;
                    };
                    /** @description The variation that the others are compared with; of a hold-out, the one that got nothing */
                    control: string;
                    /** @description How far before the first exposure a metric is looked at to narrow its interval (CUPED): 28 if left out, 0 for not at all */
                    covariateDays?: number;
                    /** @description A date in the workspace’s time zone */
                    from: string;
                    /** @description What must not get worse */
                    guardrails?: {
                        /**
                         * @description Which way is better; more if left out
                         * @enum {unknown}
                         */
                        better?: "more" | "less";
                        events: string[];
                        /**
                         * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                         * @enum {unknown}
                         */
                        kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                        name: string;
                        per?: string[];
                        /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                        property?: string;
                        /** @description Which quantile; 0.5, the median, if left out */
                        quantile?: number;
                    }[];
                    hypothesis: string;
                    /** @description Its address: letters, digits, dots, dashes */
                    key: string;
                    /** @description The smallest relative difference that matters; 0.05, which is 5 %, if left out */
                    minimumEffect?: number;
                    name: string;
                    /** @description Of the plan; 0.8 if left out */
                    power?: number;
                    primary: {
                        /**
                         * @description Which way is better; more if left out
                         * @enum {unknown}
                         */
                        better?: "more" | "less";
                        events: string[];
                        /**
                         * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                         * @enum {unknown}
                         */
                        kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                        name: string;
                        per?: string[];
                        /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                        property?: string;
                        /** @description Which quantile; 0.5, the median, if left out */
                        quantile?: number;
                    };
                    secondary?: {
                        /**
                         * @description Which way is better; more if left out
                         * @enum {unknown}
                         */
                        better?: "more" | "less";
                        events: string[];
                        /**
                         * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                         * @enum {unknown}
                         */
                        kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                        name: string;
                        per?: string[];
                        /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                        property?: string;
                        /** @description Which quantile; 0.5, the median, if left out */
                        quantile?: number;
                    }[];
                    source: {
                        /** @description “Experiment Viewed” if left out */
                        event?: string;
                        /** @description As `experiment_id` (or else `experiment_name`) has it */
                        experiment: string;
                        /** @enum {string} */
                        kind: "exposures";
                    } | {
                        campaign?: string;
                        /** @description The event of whom it was withheld from, by lot */
                        held: string;
                        /** @enum {string} */
                        kind: "holdout";
                        /** @description The event of who got the message */
                        sent: string;
                    } | {
                        /** @enum {string} */
                        kind: "segments";
                        /** @description Who was in the segments at the start of this day; of `from` if left out */
                        membersAt?: string;
                    };
                    /** @description The channel, or campaign, that the control did not get: then the difference is what it brought */
                    tests?: {
                        campaign?: string;
                        channel: string;
                    };
                    /** @description The day after the last one; left out, it runs on */
                    to?: string;
                    variations: {
                        /** @description As `variation_id` has it */
                        key: string;
                        name?: string;
                        /** @description With source “segments”: the id of who is in it */
                        segment?: string;
                        /** @description Its part of the people, against those of the others */
                        weight: number;
                    }[];
                    /** @description Only what happens within so many days of the first exposure counts */
                    windowDays?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The chance of a false find that you accept; 0.05 if left out */
                        alpha?: number;
                        /** @description It runs as a bandit: the shares change with the results, so variations are compared day by day */
                        bandit?: {
                            /** @description The least share that a variation gets: what is not tried cannot be measured */
                            floor: number;
                            /**
                             * @description thompson: each variation gets the chance that it is the best; top-two: half of that goes to the best other one, which finds out sooner
                             * @enum {unknown}
                             */
                            method: "thompson" | "top-two";
                            /** @description Shares follow from people who saw it at least so many days ago, and from what they did within them; `windowDays`, or else 7, if left out */
                            settleDays?: number;
                        };
                        /** @description The variation that the others are compared with; of a hold-out, the one that got nothing */
                        control: string;
                        /** @description How far before the first exposure a metric is looked at to narrow its interval (CUPED): 28 if left out, 0 for not at all */
                        covariateDays?: number;
                        createdAt: string;
                        createdBy: string;
                        /** @description A date in the workspace’s time zone */
                        from: string;
                        /** @description What must not get worse */
                        guardrails?: {
                            /**
                             * @description Which way is better; more if left out
                             * @enum {unknown}
                             */
                            better?: "more" | "less";
                            events: string[];
                            /**
                             * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                             * @enum {unknown}
                             */
                            kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                            name: string;
                            per?: string[];
                            /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                            property?: string;
                            /** @description Which quantile; 0.5, the median, if left out */
                            quantile?: number;
                        }[];
                        hypothesis: string;
                        /** @description Its address: letters, digits, dots, dashes */
                        key: string;
                        /** @description The smallest relative difference that matters; 0.05, which is 5 %, if left out */
                        minimumEffect?: number;
                        name: string;
                        /** @description Of the plan; 0.8 if left out */
                        power?: number;
                        primary: {
                            /**
                             * @description Which way is better; more if left out
                             * @enum {unknown}
                             */
                            better?: "more" | "less";
                            events: string[];
                            /**
                             * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                             * @enum {unknown}
                             */
                            kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                            name: string;
                            per?: string[];
                            /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                            property?: string;
                            /** @description Which quantile; 0.5, the median, if left out */
                            quantile?: number;
                        };
                        secondary?: {
                            /**
                             * @description Which way is better; more if left out
                             * @enum {unknown}
                             */
                            better?: "more" | "less";
                            events: string[];
                            /**
                             * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                             * @enum {unknown}
                             */
                            kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                            name: string;
                            per?: string[];
                            /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                            property?: string;
                            /** @description Which quantile; 0.5, the median, if left out */
                            quantile?: number;
                        }[];
                        source: {
                            /** @description “Experiment Viewed” if left out */
                            event?: string;
                            /** @description As `experiment_id` (or else `experiment_name`) has it */
                            experiment: string;
                            /** @enum {string} */
                            kind: "exposures";
                        } | {
                            campaign?: string;
                            /** @description The event of whom it was withheld from, by lot */
                            held: string;
                            /** @enum {string} */
                            kind: "holdout";
                            /** @description The event of who got the message */
                            sent: string;
                        } | {
                            /** @enum {string} */
                            kind: "segments";
                            /** @description Who was in the segments at the start of this day; of `from` if left out */
                            membersAt?: string;
                        };
                        /** @enum {unknown} */
                        state: "planned" | "running" | "ended";
                        /** @description The channel, or campaign, that the control did not get: then the difference is what it brought */
                        tests?: {
                            campaign?: string;
                            channel: string;
                        };
                        /** @description The day after the last one; left out, it runs on */
                        to?: string;
                        updatedAt: string;
                        variations: {
                            /** @description As `variation_id` has it */
                            key: string;
                            name?: string;
                            /** @description With source “segments”: the id of who is in it */
                            segment?: string;
                            /** @description Its part of the people, against those of the others */
                            weight: number;
                        }[];
                        /** @description Only what happens within so many days of the first exposure counts */
                        windowDays?: number;
                    };
                };
            };
        };
    };
    getExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The chance of a false find that you accept; 0.05 if left out */
                        alpha?: number;
                        /** @description It runs as a bandit: the shares change with the results, so variations are compared day by day */
                        bandit?: {
                            /** @description The least share that a variation gets: what is not tried cannot be measured */
                            floor: number;
                            /**
                             * @description thompson: each variation gets the chance that it is the best; top-two: half of that goes to the best other one, which finds out sooner
                             * @enum {unknown}
                             */
                            method: "thompson" | "top-two";
                            /** @description Shares follow from people who saw it at least so many days ago, and from what they did within them; `windowDays`, or else 7, if left out */
                            settleDays?: number;
                        };
                        /** @description The variation that the others are compared with; of a hold-out, the one that got nothing */
                        control: string;
                        /** @description How far before the first exposure a metric is looked at to narrow its interval (CUPED): 28 if left out, 0 for not at all */
                        covariateDays?: number;
                        createdAt: string;
                        createdBy: string;
                        /** @description A date in the workspace’s time zone */
                        from: string;
                        /** @description What must not get worse */
                        guardrails?: {
                            /**
                             * @description Which way is better; more if left out
                             * @enum {unknown}
                             */
                            better?: "more" | "less";
                            events: string[];
                            /**
                             * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                             * @enum {unknown}
                             */
                            kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                            name: string;
                            per?: string[];
                            /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                            property?: string;
                            /** @description Which quantile; 0.5, the median, if left out */
                            quantile?: number;
                        }[];
                        hypothesis: string;
                        /** @description Its address: letters, digits, dots, dashes */
                        key: string;
                        /** @description The smallest relative difference that matters; 0.05, which is 5 %, if left out */
                        minimumEffect?: number;
                        name: string;
                        /** @description Of the plan; 0.8 if left out */
                        power?: number;
                        primary: {
                            /**
                             * @description Which way is better; more if left out
                             * @enum {unknown}
                             */
                            better?: "more" | "less";
                            events: string[];
                            /**
                             * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                             * @enum {unknown}
                             */
                            kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                            name: string;
                            per?: string[];
                            /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                            property?: string;
                            /** @description Which quantile; 0.5, the median, if left out */
                            quantile?: number;
                        };
                        secondary?: {
                            /**
                             * @description Which way is better; more if left out
                             * @enum {unknown}
                             */
                            better?: "more" | "less";
                            events: string[];
                            /**
                             * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                             * @enum {unknown}
                             */
                            kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                            name: string;
                            per?: string[];
                            /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                            property?: string;
                            /** @description Which quantile; 0.5, the median, if left out */
                            quantile?: number;
                        }[];
                        source: {
                            /** @description “Experiment Viewed” if left out */
                            event?: string;
                            /** @description As `experiment_id` (or else `experiment_name`) has it */
                            experiment: string;
                            /** @enum {string} */
                            kind: "exposures";
                        } | {
                            campaign?: string;
                            /** @description The event of whom it was withheld from, by lot */
                            held: string;
                            /** @enum {string} */
                            kind: "holdout";
                            /** @description The event of who got the message */
                            sent: string;
                        } | {
                            /** @enum {string} */
                            kind: "segments";
                            /** @description Who was in the segments at the start of this day; of `from` if left out */
                            membersAt?: string;
                        };
                        /** @enum {unknown} */
                        state: "planned" | "running" | "ended";
                        /** @description The channel, or campaign, that the control did not get: then the difference is what it brought */
                        tests?: {
                            campaign?: string;
                            channel: string;
                        };
                        /** @description The day after the last one; left out, it runs on */
                        to?: string;
                        updatedAt: string;
                        variations: {
                            /** @description As `variation_id` has it */
                            key: string;
                            name?: string;
                            /** @description With source “segments”: the id of who is in it */
                            segment?: string;
                            /** @description Its part of the people, against those of the others */
                            weight: number;
                        }[];
                        /** @description Only what happens within so many days of the first exposure counts */
                        windowDays?: number;
                    };
                };
            };
        };
    };
    changeExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The chance of a false find that you accept; 0.05 if left out */
                    alpha?: number;
                    /** @description It runs as a bandit: the shares change with the results, so variations are compared day by day */
                    bandit?: {
                        /** @description The least share that a variation gets: what is not tried cannot be measured */
                        floor: number;
                        /**
                         * @description thompson: each variation gets the chance that it is the best; top-two: half of that goes to the best other one, which finds out sooner
                         * @enum {unknown}
                         */
                        method: "thompson" | "top-two";
                        /** @description Shares follow from people who saw it at least so many days ago, and from what they did within them; `windowDays`, or else 7, if left out */
                        settleDays?: number;
                    };
                    /** @description The variation that the others are compared with; of a hold-out, the one that got nothing */
                    control: string;
                    /** @description How far before the first exposure a metric is looked at to narrow its interval (CUPED): 28 if left out, 0 for not at all */
                    covariateDays?: number;
                    /** @description A date in the workspace’s time zone */
                    from: string;
                    /** @description What must not get worse */
                    guardrails?: {
                        /**
                         * @description Which way is better; more if left out
                         * @enum {unknown}
                         */
                        better?: "more" | "less";
                        events: string[];
                        /**
                         * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                         * @enum {unknown}
                         */
                        kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                        name: string;
                        per?: string[];
                        /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                        property?: string;
                        /** @description Which quantile; 0.5, the median, if left out */
                        quantile?: number;
                    }[];
                    hypothesis: string;
                    /** @description The smallest relative difference that matters; 0.05, which is 5 %, if left out */
                    minimumEffect?: number;
                    name: string;
                    /** @description Of the plan; 0.8 if left out */
                    power?: number;
                    primary: {
                        /**
                         * @description Which way is better; more if left out
                         * @enum {unknown}
                         */
                        better?: "more" | "less";
                        events: string[];
                        /**
                         * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                         * @enum {unknown}
                         */
                        kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                        name: string;
                        per?: string[];
                        /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                        property?: string;
                        /** @description Which quantile; 0.5, the median, if left out */
                        quantile?: number;
                    };
                    secondary?: {
                        /**
                         * @description Which way is better; more if left out
                         * @enum {unknown}
                         */
                        better?: "more" | "less";
                        events: string[];
                        /**
                         * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                         * @enum {unknown}
                         */
                        kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                        name: string;
                        per?: string[];
                        /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                        property?: string;
                        /** @description Which quantile; 0.5, the median, if left out */
                        quantile?: number;
                    }[];
                    source: {
                        /** @description “Experiment Viewed” if left out */
                        event?: string;
                        /** @description As `experiment_id` (or else `experiment_name`) has it */
                        experiment: string;
                        /** @enum {string} */
                        kind: "exposures";
                    } | {
                        campaign?: string;
                        /** @description The event of whom it was withheld from, by lot */
                        held: string;
                        /** @enum {string} */
                        kind: "holdout";
                        /** @description The event of who got the message */
                        sent: string;
                    } | {
                        /** @enum {string} */
                        kind: "segments";
                        /** @description Who was in the segments at the start of this day; of `from` if left out */
                        membersAt?: string;
                    };
                    /** @description The channel, or campaign, that the control did not get: then the difference is what it brought */
                    tests?: {
                        campaign?: string;
                        channel: string;
                    };
                    /** @description The day after the last one; left out, it runs on */
                    to?: string;
                    variations: {
                        /** @description As `variation_id` has it */
                        key: string;
                        name?: string;
                        /** @description With source “segments”: the id of who is in it */
                        segment?: string;
                        /** @description Its part of the people, against those of the others */
                        weight: number;
                    }[];
                    /** @description Only what happens within so many days of the first exposure counts */
                    windowDays?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The chance of a false find that you accept; 0.05 if left out */
                        alpha?: number;
                        /** @description It runs as a bandit: the shares change with the results, so variations are compared day by day */
                        bandit?: {
                            /** @description The least share that a variation gets: what is not tried cannot be measured */
                            floor: number;
                            /**
                             * @description thompson: each variation gets the chance that it is the best; top-two: half of that goes to the best other one, which finds out sooner
                             * @enum {unknown}
                             */
                            method: "thompson" | "top-two";
                            /** @description Shares follow from people who saw it at least so many days ago, and from what they did within them; `windowDays`, or else 7, if left out */
                            settleDays?: number;
                        };
                        /** @description The variation that the others are compared with; of a hold-out, the one that got nothing */
                        control: string;
                        /** @description How far before the first exposure a metric is looked at to narrow its interval (CUPED): 28 if left out, 0 for not at all */
                        covariateDays?: number;
                        createdAt: string;
                        createdBy: string;
                        /** @description A date in the workspace’s time zone */
                        from: string;
                        /** @description What must not get worse */
                        guardrails?: {
                            /**
                             * @description Which way is better; more if left out
                             * @enum {unknown}
                             */
                            better?: "more" | "less";
                            events: string[];
                            /**
                             * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                             * @enum {unknown}
                             */
                            kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                            name: string;
                            per?: string[];
                            /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                            property?: string;
                            /** @description Which quantile; 0.5, the median, if left out */
                            quantile?: number;
                        }[];
                        hypothesis: string;
                        /** @description Its address: letters, digits, dots, dashes */
                        key: string;
                        /** @description The smallest relative difference that matters; 0.05, which is 5 %, if left out */
                        minimumEffect?: number;
                        name: string;
                        /** @description Of the plan; 0.8 if left out */
                        power?: number;
                        primary: {
                            /**
                             * @description Which way is better; more if left out
                             * @enum {unknown}
                             */
                            better?: "more" | "less";
                            events: string[];
                            /**
                             * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                             * @enum {unknown}
                             */
                            kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                            name: string;
                            per?: string[];
                            /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                            property?: string;
                            /** @description Which quantile; 0.5, the median, if left out */
                            quantile?: number;
                        };
                        secondary?: {
                            /**
                             * @description Which way is better; more if left out
                             * @enum {unknown}
                             */
                            better?: "more" | "less";
                            events: string[];
                            /**
                             * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                             * @enum {unknown}
                             */
                            kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                            name: string;
                            per?: string[];
                            /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                            property?: string;
                            /** @description Which quantile; 0.5, the median, if left out */
                            quantile?: number;
                        }[];
                        source: {
                            /** @description “Experiment Viewed” if left out */
                            event?: string;
                            /** @description As `experiment_id` (or else `experiment_name`) has it */
                            experiment: string;
                            /** @enum {string} */
                            kind: "exposures";
                        } | {
                            campaign?: string;
                            /** @description The event of whom it was withheld from, by lot */
                            held: string;
                            /** @enum {string} */
                            kind: "holdout";
                            /** @description The event of who got the message */
                            sent: string;
                        } | {
                            /** @enum {string} */
                            kind: "segments";
                            /** @description Who was in the segments at the start of this day; of `from` if left out */
                            membersAt?: string;
                        };
                        /** @enum {unknown} */
                        state: "planned" | "running" | "ended";
                        /** @description The channel, or campaign, that the control did not get: then the difference is what it brought */
                        tests?: {
                            campaign?: string;
                            channel: string;
                        };
                        /** @description The day after the last one; left out, it runs on */
                        to?: string;
                        updatedAt: string;
                        variations: {
                            /** @description As `variation_id` has it */
                            key: string;
                            name?: string;
                            /** @description With source “segments”: the id of who is in it */
                            segment?: string;
                            /** @description Its part of the people, against those of the others */
                            weight: number;
                        }[];
                        /** @description Only what happens within so many days of the first exposure counts */
                        windowDays?: number;
                    };
                };
            };
        };
    };
    removeExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    allocateExperiment: {
        parameters: {
            query?: {
                /** @description Of all chance: the same seed and results give the same shares; 1 if left out */
                seed?: number;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        experiment: string;
                        floor: number;
                        /** @enum {unknown} */
                        method: "thompson" | "top-two";
                        metric: string;
                        /** @enum {string} */
                        outcome: "answered";
                        seed: number;
                        /** @description People whose results count: they saw it that long ago */
                        settled: number;
                        settleDays: number;
                        variations: {
                            chanceToBeBest: number;
                            /** @description Of the primary metric: with a flat prior where it is a share */
                            figure: number;
                            high: number;
                            /** @description Of the middle 90 % of what it may be */
                            low: number;
                            /** @description Settled ones */
                            people: number;
                            /** @description Of the next people; the shares add up to 1 */
                            share: number;
                            variation: string;
                        }[];
                        /** @description People who saw it since then */
                        waiting: number;
                        warnings: ("few" | "fresh")[];
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
        };
    };
    measureExperimentGains: {
        parameters: {
            query?: {
                /** @description By name: one per person; the first such one if left out */
                metric?: string;
                /** @description Against the control; the first other one if left out */
                variation?: string;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        /** @description Which of the groups differs most surely from the others; null where none does, or Qini says nothing */
                        best: number | null;
                        /** @enum {unknown} */
                        better: "more" | "less";
                        control: string;
                        currency: string;
                        curve: {
                            byChance: number;
                            /** @description Of people, the most promising first */
                            fraction: number;
                            /** @description Per person of all, when only these are treated */
                            gained: number;
                            high: number;
                            low: number;
                        }[];
                        experiment: string;
                        /** Format: date */
                        from: string;
                        /** @description Treated minus control per person, in the group and among all others; intervals hold for all groups together */
                        groups: {
                            /** @enum {unknown} */
                            feature: "bought" | "bought-often" | "visited" | "opened" | "country" | "first-channel";
                            inside: {
                                estimate: number;
                                high: number;
                                low: number;
                            };
                            others: number;
                            outside: {
                                estimate: number;
                                high: number;
                                low: number;
                            };
                            /** @description That the two are the same */
                            pValue: number;
                            /** @description For all groups together (Holm) */
                            pValueAdjusted: number;
                            units: number;
                            /** @description Of a country or channel: which one */
                            value: string | null;
                        }[];
                        /** @description Units that the models had not seen */
                        judged: number;
                        /** @enum {unknown} */
                        kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio";
                        metric: string;
                        /** @enum {string} */
                        outcome: "answered";
                        qini: {
                            /** @description 0 is no better than chance */
                            coefficient: number;
                            high: number;
                            low: number;
                        };
                        /**
                         * Format: date
                         * @description The day after the last one that counts
                         */
                        to: string;
                        /** @description Whether those who gain more can be told: the interval of Qini leaves 0 out */
                        told: boolean;
                        units: {
                            control: number;
                            /** @description Of all people; below 1 where there are so many that a part was drawn */
                            part: number;
                            /** @description Whose units they are; of a hold-out of messages one has several */
                            people: number;
                            treated: number;
                        };
                        variation: string;
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: number;
                        /** @enum {string} */
                        state: "running";
                        /** @enum {unknown} */
                        step: "people" | "model";
                        total: number;
                    };
                };
            };
        };
    };
    cancelExperimentGains: {
        parameters: {
            query?: {
                /** @description By name: one per person; the first such one if left out */
                metric?: string;
                /** @description Against the control; the first other one if left out */
                variation?: string;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cancelled: boolean;
                    };
                };
            };
        };
    };
    listExperimentPeople: {
        parameters: {
            query: {
                /** @description `next` of the page before */
                after?: number;
                limit?: number;
                variation: string;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            exposedAt: string;
                            /** @description Of a hold-out: which message; else empty */
                            message: string;
                            person: string;
                            /** @description Of the primary metric, above the line where it is a ratio; of a quantile, all together */
                            value: number;
                        }[];
                        next?: number;
                    };
                };
            };
        };
    };
    judgeExperimentPolicies: {
        parameters: {
            query?: {
                /** @description Another policy, such as A:0.3,B:0.7: shares of variations, which add up to 1. That everybody gets one variation is answered for each without asking */
                shares?: string;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        currency: string;
                        /** @description People whose first exposure carries its chance */
                        decisions: number;
                        experiment: string;
                        logged: {
                            estimate: number;
                            high: number;
                            low: number;
                        };
                        metric: string;
                        /** @enum {string} */
                        outcome: "answered";
                        policies: {
                            /** @description Doubly robust, with each variation’s mean on the other half of the people as the model */
                            dr: {
                                estimate: number;
                                high: number;
                                low: number;
                            } | null;
                            /** @description As many people as the weights leave of all */
                            effectiveSample: number;
                            /** @description Inverse propensity scoring */
                            ips: {
                                estimate: number;
                                high: number;
                                low: number;
                            } | null;
                            /** @description About 1 where the logged chances are right */
                            meanWeight: number;
                            shares: {
                                share: number;
                                variation: string;
                            }[];
                            /** @description Self-normalised: the one to read */
                            snips: {
                                estimate: number;
                                high: number;
                                low: number;
                            } | null;
                            warnings: ("no-overlap" | "small-sample" | "one-decision" | "weights-off")[];
                        }[];
                        /** @description People whose first exposure does not; left out */
                        withoutChance: number;
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
        };
    };
    measureExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        currency: string;
                        /** @description How long it has run */
                        days: number;
                        experiment: {
                            /** @description The chance of a false find that you accept; 0.05 if left out */
                            alpha?: number;
                            /** @description It runs as a bandit: the shares change with the results, so variations are compared day by day */
                            bandit?: {
                                /** @description The least share that a variation gets: what is not tried cannot be measured */
                                floor: number;
                                /**
                                 * @description thompson: each variation gets the chance that it is the best; top-two: half of that goes to the best other one, which finds out sooner
                                 * @enum {unknown}
                                 */
                                method: "thompson" | "top-two";
                                /** @description Shares follow from people who saw it at least so many days ago, and from what they did within them; `windowDays`, or else 7, if left out */
                                settleDays?: number;
                            };
                            /** @description The variation that the others are compared with; of a hold-out, the one that got nothing */
                            control: string;
                            /** @description How far before the first exposure a metric is looked at to narrow its interval (CUPED): 28 if left out, 0 for not at all */
                            covariateDays?: number;
                            createdAt: string;
                            createdBy: string;
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description What must not get worse */
                            guardrails?: {
                                /**
                                 * @description Which way is better; more if left out
                                 * @enum {unknown}
                                 */
                                better?: "more" | "less";
                                events: string[];
                                /**
                                 * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                                 * @enum {unknown}
                                 */
                                kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                                name: string;
                                per?: string[];
                                /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                                property?: string;
                                /** @description Which quantile; 0.5, the median, if left out */
                                quantile?: number;
                            }[];
                            hypothesis: string;
                            /** @description Its address: letters, digits, dots, dashes */
                            key: string;
                            /** @description The smallest relative difference that matters; 0.05, which is 5 %, if left out */
                            minimumEffect?: number;
                            name: string;
                            /** @description Of the plan; 0.8 if left out */
                            power?: number;
                            primary: {
                                /**
                                 * @description Which way is better; more if left out
                                 * @enum {unknown}
                                 */
                                better?: "more" | "less";
                                events: string[];
                                /**
                                 * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                                 * @enum {unknown}
                                 */
                                kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                                name: string;
                                per?: string[];
                                /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                                property?: string;
                                /** @description Which quantile; 0.5, the median, if left out */
                                quantile?: number;
                            };
                            secondary?: {
                                /**
                                 * @description Which way is better; more if left out
                                 * @enum {unknown}
                                 */
                                better?: "more" | "less";
                                events: string[];
                                /**
                                 * @description conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included
                                 * @enum {unknown}
                                 */
                                kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                                name: string;
                                per?: string[];
                                /** @description Of a quantile: a property of the events with a number in it, taken instead of money */
                                property?: string;
                                /** @description Which quantile; 0.5, the median, if left out */
                                quantile?: number;
                            }[];
                            source: {
                                /** @description “Experiment Viewed” if left out */
                                event?: string;
                                /** @description As `experiment_id` (or else `experiment_name`) has it */
                                experiment: string;
                                /** @enum {string} */
                                kind: "exposures";
                            } | {
                                campaign?: string;
                                /** @description The event of whom it was withheld from, by lot */
                                held: string;
                                /** @enum {string} */
                                kind: "holdout";
                                /** @description The event of who got the message */
                                sent: string;
                            } | {
                                /** @enum {string} */
                                kind: "segments";
                                /** @description Who was in the segments at the start of this day; of `from` if left out */
                                membersAt?: string;
                            };
                            /** @enum {unknown} */
                            state: "planned" | "running" | "ended";
                            /** @description The channel, or campaign, that the control did not get: then the difference is what it brought */
                            tests?: {
                                campaign?: string;
                                channel: string;
                            };
                            /** @description The day after the last one; left out, it runs on */
                            to?: string;
                            updatedAt: string;
                            variations: {
                                /** @description As `variation_id` has it */
                                key: string;
                                name?: string;
                                /** @description With source “segments”: the id of who is in it */
                                segment?: string;
                                /** @description Its part of the people, against those of the others */
                                weight: number;
                            }[];
                            /** @description Only what happens within so many days of the first exposure counts */
                            windowDays?: number;
                        };
                        /**
                         * @description sequential: intervals that hold at every look, while it runs; fixed: those of one look, at the planned end
                         * @enum {unknown}
                         */
                        judged: "sequential" | "fixed";
                        metrics: {
                            /** @enum {unknown} */
                            better: "more" | "less";
                            comparisons: {
                                absolute: {
                                    estimate: number;
                                    high: number;
                                    low: number;
                                } | null;
                                /** @description That it is better than the control, as `better` has it */
                                chanceToWin: number | null;
                                /** @description Of staying with the control and of taking the variation, relative to the control */
                                expectedLoss: {
                                    control: number;
                                    treatment: number;
                                } | null;
                                /** @description Relative, by Welch’s t: holds for one look at the planned end */
                                fixed: {
                                    estimate: number;
                                    high: number;
                                    low: number;
                                } | null;
                                /** @description The difference times the variation’s people: what it brought in all */
                                incremental: {
                                    high: number;
                                    low: number;
                                    standardError: number;
                                    total: number;
                                } | null;
                                pValue: number | null;
                                /** @description For all metrics and variations together (Holm) */
                                pValueAdjusted: number | null;
                                /** @description Over the control: 0.1 is a tenth more; null where the control’s figure is 0 */
                                relative: {
                                    estimate: number;
                                    high: number;
                                    low: number;
                                } | null;
                                /** @description The part of the variance that the time before explains (CUPED); null where it was not used */
                                varianceReduction: number | null;
                                variation: string;
                            }[];
                            /** @enum {unknown} */
                            kind: "conversion" | "count" | "revenue" | "count-ratio" | "revenue-ratio" | "event-quantile" | "person-quantile";
                            name: string;
                            /** @description Of a quantile: of what, if not of money */
                            property: string | null;
                            /** @description Of a quantile: which one */
                            quantile: number | null;
                            /** @enum {unknown} */
                            role: "primary" | "secondary" | "guardrail";
                            variations: {
                                figure: number | null;
                                people: number;
                                standardError: number | null;
                                variation: string;
                            }[];
                        }[];
                        /** @enum {string} */
                        outcome: "answered";
                        plan: {
                            alpha: number;
                            /** @description What the control has now */
                            baseline: number;
                            /** @description Until then at today’s pace, from the start */
                            days: number | null;
                            /** @description The smallest relative difference that the people so far find */
                            detectable: number | null;
                            /** @description The smallest relative difference that matters */
                            effect: number;
                            /** @description People in each variation, to find that difference */
                            neededPerVariation: number | null;
                            peoplePerDay: number;
                            power: number;
                        } | null;
                        /** @description The primary metric’s relative difference as it stood at each day’s end, always valid; none of a quantile */
                        series: {
                            points: {
                                /** Format: date */
                                day: string;
                                estimate: number | null;
                                high: number | null;
                                low: number | null;
                                people: number;
                            }[];
                            variation: string;
                        }[];
                        split: {
                            /** @description People who saw more than one variation; left out */
                            crossed: number;
                            mismatch: boolean;
                            /** @description Of the sample ratio test; null where no split is planned */
                            p: number | null;
                            /** @description Visitors whose browser says that it is a robot; left out */
                            robots: number;
                            /** @description Variations that people saw and that the definition does not have; left out */
                            unknown: {
                                people: number;
                                variation: string;
                            }[];
                            variations: {
                                people: number;
                                planned: number;
                                variation: string;
                            }[];
                            /** @description Messages that were withheld from nobody, or from everybody; left out */
                            withoutLot: number;
                        };
                        verdict: {
                            /** @description Until it is decided at today’s pace, if the difference stays as it is */
                            daysLeft: number | null;
                            /** @enum {unknown} */
                            decision: "ship" | "keep" | "not-decided" | "broken-split";
                            /** @description The one that got worse */
                            guardrail: string | null;
                            /** @enum {unknown} */
                            reason: "better" | "worse" | "guardrail" | "few" | "running" | "ended" | "split";
                            /** @description The one to ship, or else the one nearest to it */
                            variation: string | null;
                        };
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
        };
    };
    forecast: {
        parameters: {
            query: {
                /** @description “dimension:value”, or “!dimension:value” for all but that value; several values of one dimension mean any of them */
                filter?: string[];
                /** @description Learn from this day on; from the first figures if left out */
                from?: string;
                /** @description Length of a step; weeks if left out */
                grain?: "day" | "week" | "month";
                /** @description Steps ahead; 28 days, 13 weeks or 12 months if left out */
                horizon?: number;
                /** @description Key of a metric, or kpi:NAME for an imported figure */
                metric: string;
                /** @description The one that foretold the past best, if left out */
                model?: "ets" | "theta" | "arima" | "mstl" | "snaive";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        chosen: "ets" | "theta" | "arima" | "mstl" | "snaive";
                        currency: string;
                        forecast: {
                            at: string;
                            interval80: {
                                high: number;
                                low: number;
                            };
                            interval95: {
                                high: number;
                                low: number;
                            };
                            mean: number;
                        }[];
                        /** @enum {unknown} */
                        grain: "day" | "week" | "month";
                        history: {
                            /** @description First day of the step */
                            at: string;
                            expected?: number;
                            value: number;
                        }[];
                        metric: {
                            /** @description Whether values of parts add up to the whole */
                            additive: boolean;
                            dimensions: string[];
                            /** @enum {unknown} */
                            direction: "up" | "down" | "neutral";
                            /** @description Key of the formula’s text in the interface */
                            formula: string;
                            /** @enum {unknown} */
                            group: "campaign" | "email" | "sales" | "leads" | "web" | "voice" | "survey" | "support" | "kpi";
                            key: string;
                            /** @description For imported figures, which carry their own name */
                            name?: string;
                            sources: string[];
                            /** @enum {unknown} */
                            unit: "money" | "count" | "ratio" | "percent" | "duration" | "score";
                        };
                        models: {
                            /** @description Share of the past within the interval that should hold 80 % of it */
                            coverage80: number | null;
                            coverage95: number | null;
                            fit: {
                                [key: string]: number | string | null;
                            };
                            mae: number | null;
                            /** @description Mean absolute error as a share of the figure; null where a figure is 0 */
                            mape: number | null;
                            /** @description Mean absolute error over that of repeating the last season */
                            mase: number | null;
                            /** @enum {unknown} */
                            model: "ets" | "theta" | "arima" | "mstl" | "snaive";
                            /** @description From how many points in the past it was tested */
                            origins: number;
                        }[];
                        /** @enum {string} */
                        outcome: "answered";
                        /** @description Lengths of the seasons, in steps */
                        seasons: number[];
                        timeZone: string;
                        /** @description Too few figures for these, or no season that is seen twice */
                        unsuited: ("ets" | "theta" | "arima" | "mstl" | "snaive")[];
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
        };
    };
    measureGeoTest: {
        parameters: {
            query: {
                /** @description What a place is; a region if left out */
                by?: "region" | "country";
                /** @description Places that are no comparison, such as those of another test */
                exclude?: string[];
                /** @description What is compared; orders if left out */
                figure?: "orders" | "revenue" | "new_customers" | "leads";
                /** @description Its first day */
                from: string;
                /** @description Synthetic control, or that augmented by a ridge regression; the first if left out */
                method?: "scm" | "ascm";
                /** @description Where the test ran */
                places: string[];
                /** @description The day after its last one; today if left out. Whole weeks from its first day count */
                to?: string;
                /** @description Of the time before; 52 if left out */
                weeks?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The figure in the test places while it ran */
                        actual: number;
                        after: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        at: string;
                        before: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        /** @enum {unknown} */
                        by: "region" | "country";
                        conformalPValue: number;
                        currency: string;
                        effect: {
                            high: number;
                            /** @description Of the 90 % interval */
                            low: number;
                            mean: number;
                        };
                        /** @description What it would have been */
                        expected: number;
                        /** @enum {unknown} */
                        figure: "orders" | "revenue" | "new_customers" | "leads";
                        /** @description Sum of what they were off by before, over the sum of the figure */
                        fitError: number;
                        /** @description Places with too few conversions before */
                        leftOut: string[];
                        /** @description Share of the conversions whose place is known: the others do not count */
                        located: number;
                        /** @enum {unknown} */
                        method: "scm" | "ascm";
                        /** @description By the other method, and by difference-in-differences */
                        others: {
                            effect: {
                                high: number;
                                /** @description Of the 90 % interval */
                                low: number;
                                mean: number;
                            };
                            /** @enum {unknown} */
                            method: "scm" | "ascm" | "did";
                            relative: {
                                high: number;
                                /** @description Of the 90 % interval */
                                low: number;
                                mean: number;
                            };
                        }[];
                        /** @enum {string} */
                        outcome: "answered";
                        placebos: {
                            /** @description Effects found where no test was */
                            places: {
                                place: string;
                                /** @description Its differences after over those before */
                                ratio: number;
                                relative: number;
                            }[];
                            /** @description How often a place taken by chance stands out as much */
                            pValue: number;
                            /** @description The same of the test places */
                            ratio: number;
                            /** @description Relative effects found before the test, in stretches that were left out of the fit */
                            times: number[];
                        };
                        /** @description Where the test ran */
                        places: string[];
                        pValue: number;
                        relative: {
                            high: number;
                            /** @description Of the 90 % interval */
                            low: number;
                            mean: number;
                        };
                        /** @description What the weighted others leave before the test, of what equal weights leave */
                        scaledL2: number;
                        steps: {
                            actual: number;
                            /** @description First day of the week */
                            at: string;
                            expected: number;
                        }[];
                        weights: {
                            place: string;
                            weight: number;
                        }[];
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
        };
    };
    designGeoTest: {
        parameters: {
            query?: {
                /** @description What a place is; a region if left out */
                by?: "region" | "country";
                /** @description What is to be tested: its spend is shown beside; all spend if left out */
                channel?: string;
                /** @description Weeks that the test may last; 2, 4 and 8 if left out */
                durations?: number[];
                /** @description Places that must not be */
                exclude?: string[];
                /** @description What is compared; orders if left out */
                figure?: "orders" | "revenue" | "new_customers" | "leads";
                /** @description Places that must be treated */
                include?: string[];
                /** @description How many places are treated at once; 2, 4 and 6 if left out */
                sizes?: number[];
                /** @description Of the time before; 52 if left out */
                weeks?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How often a false alarm is borne */
                        alpha: number;
                        at: string;
                        /** @enum {unknown} */
                        by: "region" | "country";
                        channel: string | null;
                        currency: string;
                        /** @description The best, best first */
                        designs: {
                            /** @description What it finds there on average */
                            bias: number;
                            /** @description A pause of that spend shows if one more of the figure costs at most so much; null where nothing was spent or found */
                            costLimit: number | null;
                            /** @description How often the test finds something where nothing is */
                            falseAlarms: number;
                            /** @description The smallest effect, in the figure */
                            least: number | null;
                            /** @description The smallest relative effect found with a power of 80 %; null where none tried is */
                            leastDetectable: number | null;
                            places: string[];
                            power: {
                                effect: number;
                                power: number;
                            }[];
                            relativeDeviation: number;
                            /** @description What the weighted others leave of what equal weights leave */
                            scaledL2: number;
                            /** @description Of the figure of all places */
                            share: number;
                            /** @description In these places in so many weeks */
                            spend: number;
                            /** @description The figure in these places in so many weeks */
                            usual: number;
                            weeks: number;
                        }[];
                        /** @enum {unknown} */
                        figure: "orders" | "revenue" | "new_customers" | "leads";
                        /** @description Places with too few conversions */
                        leftOut: string[];
                        /** @description Share of the conversions whose place is known: the others do not count */
                        located: number;
                        /** @description At how many ends of the past each test was pretended */
                        lookback: number;
                        /** @enum {string} */
                        outcome: "answered";
                        period: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        places: string[];
                        /** @enum {string} */
                        state: "done";
                        tried: number;
                        weeks: number;
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: number;
                        /** @enum {string} */
                        state: "running";
                        /** @enum {unknown} */
                        step: "figures" | "designs";
                        total: number;
                    };
                };
            };
        };
    };
    cancelGeoDesign: {
        parameters: {
            query?: {
                /** @description What a place is; a region if left out */
                by?: "region" | "country";
                /** @description What is to be tested: its spend is shown beside; all spend if left out */
                channel?: string;
                /** @description Weeks that the test may last; 2, 4 and 8 if left out */
                durations?: number[];
                /** @description Places that must not be */
                exclude?: string[];
                /** @description What is compared; orders if left out */
                figure?: "orders" | "revenue" | "new_customers" | "leads";
                /** @description Places that must be treated */
                include?: string[];
                /** @description How many places are treated at once; 2, 4 and 6 if left out */
                sizes?: number[];
                /** @description Of the time before; 52 if left out */
                weeks?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cancelled: boolean;
                    };
                };
            };
        };
    };
    listGeoPlaces: {
        parameters: {
            query?: {
                /** @description What a place is; a region if left out */
                by?: "region" | "country";
                /** @description What is compared; orders if left out */
                figure?: "orders" | "revenue" | "new_customers" | "leads";
                /** @description Of the time before; 52 if left out */
                weeks?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currency: string;
                        items: {
                            conversions: number;
                            /** @description Enough conversions to be compared */
                            enough: boolean;
                            people: number;
                            place: string;
                            value: number;
                        }[];
                        period: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        total: number;
                    };
                };
            };
        };
    };
    measureImpact: {
        parameters: {
            query: {
                /** @description What moves alike and was not touched: the key of another metric, or another part of the same one as “dimension:value” (“!dimension:value” for all but that) */
                control?: string[];
                /** @description “dimension:value”, or “!dimension:value” for all but that value; several values of one dimension mean any of them */
                filter?: string[];
                /** @description The first day of what happened */
                from: string;
                /** @description Length of a step; days if left out */
                grain?: "day" | "week";
                /** @description Key of a metric, or kpi:NAME for an imported figure */
                metric: string;
                /** @description Learn from this day on; from five times as long before as after if left out, at least 12 weeks */
                since?: string;
                /** @description The day after the last one to judge; 28 days or 8 weeks after “from” if left out, or today */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        after: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        at: string;
                        average: {
                            actual: number;
                            effect: {
                                high: number;
                                /** @description Of the 95 % interval */
                                low: number;
                                mean: number;
                            };
                            expected: {
                                high: number;
                                /** @description Of the 95 % interval */
                                low: number;
                                mean: number;
                            };
                        };
                        before: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        /** @description That there is an effect in the direction found: one less how often chance alone would do as much */
                        chance: number;
                        controls: {
                            coefficient: {
                                high: number;
                                /** @description Of the 95 % interval */
                                low: number;
                                mean: number;
                            };
                            control: string;
                            /** @description How sure the model is that it helps */
                            inclusion: number;
                        }[];
                        convergence: {
                            leastEffective: number;
                            worstRHat: number;
                        };
                        currency: string;
                        /** @description How far the level is thought to move per step, in standard deviations of the figure */
                        drift: number;
                        filter: string[];
                        /** @description In the time before, which the model was shown */
                        fit: {
                            /** @description Sum of what it was off by over the sum of the figure */
                            error: number | null;
                            /** @description Share of the steps within their intervals */
                            inside: number;
                        };
                        /** @enum {unknown} */
                        grain: "day" | "week";
                        /** @description Controls that nothing can be learned from */
                        leftOut: {
                            control: string;
                            /** @enum {unknown} */
                            why: "constant" | "gaps";
                        }[];
                        metric: {
                            /** @description Whether values of parts add up to the whole */
                            additive: boolean;
                            dimensions: string[];
                            /** @enum {unknown} */
                            direction: "up" | "down" | "neutral";
                            /** @description Key of the formula’s text in the interface */
                            formula: string;
                            /** @enum {unknown} */
                            group: "campaign" | "email" | "sales" | "leads" | "web" | "voice" | "survey" | "support" | "kpi";
                            key: string;
                            /** @description For imported figures, which carry their own name */
                            name?: string;
                            sources: string[];
                            /** @enum {unknown} */
                            unit: "money" | "count" | "ratio" | "percent" | "duration" | "score";
                        };
                        /** @enum {string} */
                        outcome: "answered";
                        /** @description The same question about earlier days on which nothing is known to have happened */
                        placebos: {
                            effect: {
                                high: number;
                                /** @description Of the 95 % interval */
                                low: number;
                                mean: number;
                            };
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            holdsZero: boolean;
                            /** @description Share of its steps within their own intervals */
                            inside: number;
                            relative: {
                                high: number;
                                /** @description Of the 95 % interval */
                                low: number;
                                mean: number;
                            } | null;
                            /** @description The day after the last one */
                            to: string;
                        }[];
                        relative: {
                            high: number;
                            /** @description Of the 95 % interval */
                            low: number;
                            mean: number;
                        } | null;
                        seed: number;
                        /** @enum {string} */
                        state: "done";
                        steps: {
                            actual: number | null;
                            /** @description First day of the step */
                            at: string;
                            /** @description Of all steps since it happened; null before, and where figures do not add up */
                            cumulative: {
                                high: number;
                                /** @description Of the 95 % interval */
                                low: number;
                                mean: number;
                            } | null;
                            effect: {
                                high: number;
                                /** @description Of the 95 % interval */
                                low: number;
                                mean: number;
                            } | null;
                            expected: {
                                high: number;
                                /** @description Of the 95 % interval */
                                low: number;
                                mean: number;
                            };
                        }[];
                        timeZone: string;
                        /** @description Null where figures do not add up */
                        total: {
                            actual: number;
                            effect: {
                                high: number;
                                /** @description Of the 95 % interval */
                                low: number;
                                mean: number;
                            };
                            expected: {
                                high: number;
                                /** @description Of the 95 % interval */
                                low: number;
                                mean: number;
                            };
                        } | null;
                        /**
                         * @description Whether the intervals of the placebos held as often as they should
                         * @enum {unknown}
                         */
                        trust: "held" | "doubtful" | "untested";
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: number;
                        /** @enum {string} */
                        state: "running";
                        /** @enum {unknown} */
                        step: "figures" | "placebos" | "model";
                        total: number;
                    };
                };
            };
        };
    };
    cancelMeasureImpact: {
        parameters: {
            query: {
                /** @description What moves alike and was not touched: the key of another metric, or another part of the same one as “dimension:value” (“!dimension:value” for all but that) */
                control?: string[];
                /** @description “dimension:value”, or “!dimension:value” for all but that value; several values of one dimension mean any of them */
                filter?: string[];
                /** @description The first day of what happened */
                from: string;
                /** @description Length of a step; days if left out */
                grain?: "day" | "week";
                /** @description Key of a metric, or kpi:NAME for an imported figure */
                metric: string;
                /** @description Learn from this day on; from five times as long before as after if left out, at least 12 weeks */
                since?: string;
                /** @description The day after the last one to judge; 28 days or 8 weeks after “from” if left out, or today */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cancelled: boolean;
                    };
                };
            };
        };
    };
    measureMix: {
        parameters: {
            query?: {
                /** @description Regions apart, where figures of ads name them: surer, but minutes instead of seconds; false if left out */
                apart?: boolean;
                /** @description What is to be split, for as many weeks; what was spent if left out */
                budget?: number;
                /** @description How far a channel may move from what was spent on it; 0.5 if left out */
                maxChange?: number;
                /** @description What is to be explained; revenue if left out */
                target?: "revenue" | "orders";
                /** @description Of the budget, kept for tests; 0.1 if left out */
                testShare?: number;
                /** @description Whole weeks up to today; 104 if left out */
                weeks?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        at: string;
                        channels: {
                            channel: string;
                            contribution: {
                                high: number;
                                /** @description Of the 90 % interval */
                                low: number;
                                mean: number;
                            };
                            /** @description What it would bring from nothing to twice the spend, along the pattern of the past */
                            curve: {
                                response: {
                                    high: number;
                                    /** @description Of the 90 % interval */
                                    low: number;
                                    mean: number;
                                };
                                spend: number;
                            }[];
                            marginalReturn: {
                                high: number;
                                /** @description Of the 90 % interval */
                                low: number;
                                mean: number;
                            } | null;
                            return: {
                                high: number;
                                /** @description Of the 90 % interval */
                                low: number;
                                mean: number;
                            } | null;
                            shareOfTarget: {
                                high: number;
                                /** @description Of the 90 % interval */
                                low: number;
                                mean: number;
                            };
                            spend: number;
                            weekly: {
                                high: number;
                                /** @description Of the 90 % interval */
                                low: number;
                                mean: number;
                            }[];
                        }[];
                        convergence: {
                            divergences: number;
                            draws: number;
                            leastEffective: number;
                            worstRHat: number;
                        };
                        currency: string;
                        /** @description Experiments that bear on the answer */
                        holdOuts: number;
                        leftOut: string[];
                        /** @enum {string} */
                        outcome: "answered";
                        parameters: {
                            bulk: number;
                            channel: string | null;
                            /** @description Of the baseline: trend, or a wave of the season */
                            column: string | null;
                            high: number;
                            low: number;
                            mean: number;
                            name: string;
                            /**
                             * @description What it is in the model
                             * @enum {unknown}
                             */
                            part: "carried-over" | "half-saturation" | "slope" | "saturation-rate" | "share" | "spread" | "factor" | "noise" | "level" | "baseline";
                            place: string | null;
                            rHat: number;
                            tail: number;
                        }[];
                        period: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        /** @description Regions taken apart; none where they are together */
                        places: string[];
                        plan: {
                            budget: number;
                            chanceOfGain: number;
                            channels: {
                                amount: number;
                                atBound: boolean;
                                /** @description Against its share of the same money as now */
                                change: number;
                                channel: string;
                                spent: number;
                            }[];
                            gain: {
                                high: number;
                                low: number;
                                /** @description Over the present split of the same money */
                                mean: number;
                            };
                            keptForTests: number;
                        } | null;
                        /** @enum {string} */
                        state: "done";
                        /** @enum {unknown} */
                        target: "revenue" | "orders";
                        /** @description On the last weeks, that a second fit was not shown */
                        test: {
                            /** @description Sum of what it was off by over the sum of what came */
                            error: number;
                            /** @description Share of the weeks within the 90 % interval */
                            inside: number;
                            weeks: number;
                        } | null;
                        total: number;
                        /** @description First days */
                        weeks: string[];
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: number;
                        /** @enum {string} */
                        state: "running";
                        /** @enum {unknown} */
                        step: "figures" | "model" | "test";
                        total: number;
                    };
                };
            };
        };
    };
    cancelMeasureMix: {
        parameters: {
            query?: {
                /** @description Regions apart, where figures of ads name them: surer, but minutes instead of seconds; false if left out */
                apart?: boolean;
                /** @description What is to be split, for as many weeks; what was spent if left out */
                budget?: number;
                /** @description How far a channel may move from what was spent on it; 0.5 if left out */
                maxChange?: number;
                /** @description What is to be explained; revenue if left out */
                target?: "revenue" | "orders";
                /** @description Of the budget, kept for tests; 0.1 if left out */
                testShare?: number;
                /** @description Whole weeks up to today; 104 if left out */
                weeks?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cancelled: boolean;
                    };
                };
            };
        };
    };
    measureRepurchase: {
        parameters: {
            query?: {
                /** @description A curve for each first channel, or each quarter of the first purchase; one curve if left out */
                by?: "channel" | "quarter";
                /** @description The share by then is given; 90 if left out */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        by: ("channel" | "quarter") | null;
                        /** @description Everybody first, then the groups with the most customers */
                        curves: {
                            boughtAgain: number;
                            /** @description Null where nobody has been a customer for so long */
                            byThen: {
                                high: number;
                                /** @description 95 % interval, from */
                                low: number;
                                share: number;
                            } | null;
                            customers: number;
                            /** @description Null for everybody */
                            group: string | null;
                            /** @description Week by week since the first purchase, as far as anybody has been seen */
                            points: {
                                day: number;
                                high: number;
                                /** @description 95 % interval, from */
                                low: number;
                                share: number;
                            }[];
                        }[];
                        days: number;
                        /** @description Log-rank test of whether the groups differ */
                        difference: {
                            chiSquare: number;
                            degrees: number;
                            pValue: number;
                        } | null;
                        /** @enum {string} */
                        outcome: "answered";
                        /**
                         * Format: date
                         * @description The last whole day
                         */
                        until: string;
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
        };
    };
    groupCustomers: {
        parameters: {
            query?: {
                /** @description Who of each cell bought again within so many days; 90 if left out */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Customers with one day of purchase */
                        boughtOnce: number;
                        /** @description All 25, by fifths of recency and frequency, 5 the best */
                        cells: {
                            /** @description Of who was in it so many days ago; null where nobody was */
                            boughtAgain: {
                                high: number;
                                /** @description 95 % interval, from */
                                low: number;
                                share: number;
                            } | null;
                            frequency: number;
                            /** @description Of a person; null where nobody is */
                            meanSpend: number | null;
                            people: number;
                            recency: number;
                            revenue: number;
                            /** @description People by fifth of spend, the lowest first: with recency and frequency the 125 cells */
                            spendFifths: number[];
                        }[];
                        currency: string;
                        customers: number;
                        days: number;
                        edges: {
                            frequency: {
                                fifth: number;
                                from: number;
                                to: number;
                            }[];
                            recency: {
                                fifth: number;
                                from: number;
                                to: number;
                            }[];
                            spend: {
                                fifth: number;
                                from: number;
                                to: number;
                            }[];
                        };
                        /** @description The cells as nine groups with a name */
                        groups: {
                            /** @description Of who was in it so many days ago; null where nobody was */
                            boughtAgain: {
                                high: number;
                                /** @description 95 % interval, from */
                                low: number;
                                share: number;
                            } | null;
                            frequency: number[];
                            /** @enum {unknown} */
                            group: "best" | "growing" | "new" | "cooling" | "middle" | "passing" | "at-risk" | "drifting" | "lost";
                            /** @description Of a person; null where nobody is */
                            meanSpend: number | null;
                            people: number;
                            recency: number[];
                            revenue: number;
                        }[];
                        /** @enum {string} */
                        outcome: "answered";
                        revenue: number;
                        /**
                         * Format: date
                         * @description The last whole day
                         */
                        until: string;
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
        };
    };
    listGroupedCustomers: {
        parameters: {
            query?: {
                /** @description All if left out */
                frequency?: number[];
                /** @description 100 if left out; who spent most comes first */
                limit?: number;
                /** @description All if left out */
                recency?: number[];
                /** @description All if left out */
                spend?: number[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            frequency: number;
                            /** Format: date */
                            lastPurchase: string;
                            person: string;
                            /** @description Days with a purchase */
                            purchases: number;
                            recency: number;
                            spend: number;
                            spent: number;
                        }[];
                        total: number;
                    };
                };
            };
        };
    };
    measureScores: {
        parameters: {
            query?: {
                /** @description Within how many days; 90 if left out */
                days?: number;
                /** @description Names of the events, where the outcome is an event */
                event?: string[];
                /** @description What is foreseen: an order (if left out), any event, or churn: that somebody who bought will not order */
                outcome?: "order" | "churn" | "event";
                /** @description What may not be used, by its key, such as country or event:Product Viewed */
                without?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        asked: {
                            days: number;
                            event: string[];
                            /** @enum {unknown} */
                            outcome: "order" | "churn" | "event";
                        };
                        at: string;
                        /** @description What the Brier score is where everybody is given the same chance */
                        baseBrier: number;
                        /** @enum {unknown} */
                        chosen: "logistic" | "trees";
                        /** @description Sum of their chances */
                        expected: number;
                        features: {
                            deviation: number;
                            /** @description By how much the AUC falls where it is dealt out anew */
                            drop: number;
                            /** @description orders, seen, channel, country, device, or event: and its name */
                            feature: string;
                            matters: boolean;
                        }[];
                        /** @description Whether the scores tell more than chance: the AUC’s interval is above one half */
                        learned: boolean;
                        /** @description Of churn: what the model of customer value says of who is still a customer */
                        leaving: {
                            customers: number;
                            /** @description The model in which nobody leaves fits best */
                            nobodyLeaves: boolean;
                            stillCustomers: number;
                        } | null;
                        /** @description How far back before each moment is looked */
                        lookbackDays: number;
                        models: {
                            auc: {
                                high: number;
                                /** @description 95 % interval, from */
                                low: number;
                                value: number;
                            };
                            brier: number;
                            logLoss: number;
                            /** @enum {unknown} */
                            model: "logistic" | "trees";
                            /** @description Trees, or the penalty λ of the logistic regression */
                            size: number;
                            /** @description Log loss on a fifth of the earlier people: the lower is chosen */
                            validationLoss: number;
                        }[];
                        /** @enum {string} */
                        outcome: "answered";
                        /** @description Who is scored today */
                        people: number;
                        /** @enum {string} */
                        state: "done";
                        tenths: {
                            /** @description Share of all outcomes in this tenth and those above */
                            captured: {
                                high: number;
                                /** @description 95 % interval, from */
                                low: number;
                                value: number;
                            };
                            /** @description Mean of the scores */
                            foreseen: number;
                            happened: number;
                            /** @description Times as many as by chance */
                            lift: number;
                            people: number;
                            rate: {
                                high: number;
                                /** @description 95 % interval, from */
                                low: number;
                                value: number;
                            };
                            /** @description 1 is the tenth with the highest scores */
                            tenth: number;
                        }[];
                        test: {
                            /** Format: date */
                            day: string;
                            /** @description Of them, those with the outcome within the days */
                            happened: number;
                            people: number;
                        };
                        /** Format: date */
                        today: string;
                        train: {
                            /** Format: date */
                            day: string;
                            /** @description Of them, those with the outcome within the days */
                            happened: number;
                            people: number;
                        };
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: number;
                        /** @enum {string} */
                        state: "running";
                        /** @enum {unknown} */
                        step: "features" | "models" | "scores";
                        total: number;
                    };
                };
            };
        };
    };
    cancelMeasureScores: {
        parameters: {
            query?: {
                /** @description Within how many days; 90 if left out */
                days?: number;
                /** @description Names of the events, where the outcome is an event */
                event?: string[];
                /** @description What is foreseen: an order (if left out), any event, or churn: that somebody who bought will not order */
                outcome?: "order" | "churn" | "event";
                /** @description What may not be used, by its key, such as country or event:Product Viewed */
                without?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cancelled: boolean;
                    };
                };
            };
        };
    };
    listScoredPeople: {
        parameters: {
            query?: {
                /** @description Within how many days; 90 if left out */
                days?: number;
                /** @description Names of the events, where the outcome is an event */
                event?: string[];
                /** @description 100 if left out */
                limit?: number;
                /** @description What is foreseen: an order (if left out), any event, or churn: that somebody who bought will not order */
                outcome?: "order" | "churn" | "event";
                /** @description What may not be used, by its key, such as country or event:Product Viewed */
                without?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The highest scores first; none where nothing was learned */
                        items: {
                            chance: number;
                            person: string;
                            reasons: {
                                /** @description On the log-odds, against the average person */
                                change: number;
                                feature: string;
                                /** @description Count in the last 30 days; of seen, days since */
                                recent: number | null;
                                text: string | null;
                                /** @description Count in the whole look-back */
                                whole: number | null;
                            }[];
                            tenth: number;
                            /** @description What share of such a tenth had the outcome in the test */
                            tested: {
                                high: number;
                                /** @description 95 % interval, from */
                                low: number;
                                value: number;
                            };
                        }[];
                        /** @enum {string} */
                        state: "done";
                        total: number;
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: number;
                        /** @enum {string} */
                        state: "running";
                        /** @enum {unknown} */
                        step: "features" | "models" | "scores";
                        total: number;
                    };
                };
            };
        };
    };
    triangulate: {
        parameters: {
            query?: {
                /** @description Names of events that are the conversion */
                conversion?: string[];
                /** @description Share of a conversion’s value that is left before marketing is paid; 0.4 if left out */
                margin?: number;
                /** @description The conversion as a metric, instead of names of events; orders where neither is given */
                metric?: "orders" | "new_customers" | "leads";
                /** @description Whole weeks up to today; 52 if left out */
                weeks?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        best: string | null;
                        caused: {
                            high: number;
                            /** @description Of the 90 % interval */
                            low: number;
                            mean: number;
                        };
                        channels: {
                            campaigns: {
                                campaign: string;
                                increment: {
                                    high: number;
                                    /** @description Of the 90 % interval */
                                    low: number;
                                    mean: number;
                                };
                                spend: number;
                            }[];
                            channel: string;
                            /** @description Spend by conversion that would not have come; null where it may have brought none */
                            costPerConversion: {
                                high: number;
                                /** @description Of the 90 % interval */
                                low: number;
                                mean: number;
                            } | null;
                            credited: {
                                conversions: number;
                                /** @enum {unknown} */
                                model: "last" | "markov" | "shapley";
                            }[];
                            holdOuts: {
                                from: string;
                                increment: {
                                    high: number;
                                    /** @description Of the 90 % interval */
                                    low: number;
                                    mean: number;
                                };
                                name: string;
                                /** @description Day after the last */
                                to: string;
                            }[];
                            increment: {
                                high: number;
                                /** @description Of the 90 % interval */
                                low: number;
                                mean: number;
                            };
                            next: {
                                /** @description Profit that is given up meanwhile; negative where the pause is expected to save money */
                                cost: number;
                                /** @description What knowing it is worth in a year, on average, as money is then not spent in vain */
                                gain: number;
                                /**
                                 * @description Pause it in places drawn by lot, or leave people out of it by lot
                                 * @enum {unknown}
                                 */
                                kind: "places" | "people";
                                /** @description Of the places’ people, or of the people, that go without */
                                share: number;
                                /** @description In conversions a year of the channel */
                                standardError: number;
                                weeks: number;
                            } | null;
                            /** @description Chance that what is left of its conversions is more than its cost */
                            pays: number;
                            return: {
                                high: number;
                                /** @description Of the 90 % interval */
                                low: number;
                                mean: number;
                            };
                            /** @description Of all conversions */
                            share: number;
                            spend: number;
                            /**
                             * @description How attribution’s credit stands to the 90 % interval of what was caused
                             * @enum {unknown}
                             */
                            verdict: "credited-too-much" | "credited-too-little" | "agrees" | "not-credited";
                        }[];
                        check: {
                            /** @description Noise beside that of pure chance in counts, which is 1 */
                            dispersion: number;
                            /** @description Least over channels */
                            effectiveDraws: number;
                            /** @description Largest over channels; 1 where chains agree */
                            rHat: number;
                        };
                        conversion: string[];
                        conversions: number;
                        currency: string;
                        /** @description Conversions whose place is known; the estimate rests on these */
                        located: number;
                        margin: number;
                        /** @enum {string} */
                        outcome: "answered";
                        period: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        /** @description Regions that were compared; none where figures do not tell regions apart */
                        places: string[];
                        weeks: number;
                        worth: number;
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
        };
    };
    valueCustomers: {
        parameters: {
            query?: {
                /** @description How far to look ahead; 365 if left out */
                days?: number;
                /** @description Of money a year from now: 0.1 is 10 %, which holds if left out */
                discount?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        chosen: "bg-nbd" | "mbg-nbd" | "nbd";
                        currency: string;
                        /** @description People with a purchase */
                        customers: number;
                        days: number;
                        discount: number;
                        models: {
                            aic: number | null;
                            /** @enum {unknown} */
                            model: "bg-nbd" | "mbg-nbd" | "nbd";
                            /** @enum {unknown} */
                            outcome: "fitted" | "boundary" | "not-converged";
                            parameters: {
                                name: string;
                                standardError: number;
                                value: number;
                            }[];
                        }[];
                        /** @enum {string} */
                        outcome: "answered";
                        purchases: {
                            /** @description 95 % prediction interval, to */
                            high: number;
                            /** @description 95 % prediction interval, from */
                            low: number;
                            mean: number;
                        };
                        /** @description Those with purchases on more than one day */
                        repeatCustomers: number;
                        spend: {
                            /** @description Between how often and how much; the model takes it to be none */
                            correlation: number;
                            parameters: {
                                name: string;
                                standardError: number;
                                value: number;
                            }[];
                            /** @description Expected of a new customer */
                            perPurchase: number;
                        } | null;
                        /** @description Expected number of those who have not left for good */
                        stillCustomers: number;
                        tenths: {
                            customers: number;
                            purchases: {
                                /** @description 95 % prediction interval, to */
                                high: number;
                                /** @description 95 % prediction interval, from */
                                low: number;
                                mean: number;
                            };
                            stillCustomers: number;
                            tenth: number;
                            value: {
                                /** @description 95 % prediction interval, to */
                                high: number;
                                /** @description 95 % prediction interval, from */
                                low: number;
                                mean: number;
                            } | null;
                        }[];
                        test: {
                            customers: number;
                            days: number;
                            happened: number;
                            purchases: {
                                /** @description 95 % prediction interval, to */
                                high: number;
                                /** @description 95 % prediction interval, from */
                                low: number;
                                mean: number;
                            };
                        } | null;
                        /**
                         * Format: date
                         * @description The last whole day that was learned from
                         */
                        until: string;
                        /** @description What they will spend, discounted; null where spend could not be learned */
                        value: {
                            /** @description 95 % prediction interval, to */
                            high: number;
                            /** @description 95 % prediction interval, from */
                            low: number;
                            mean: number;
                        } | null;
                    } | {
                        cure: string;
                        message: string;
                        /** @enum {string} */
                        outcome: "not-enough";
                    };
                };
            };
        };
    };
    listValuedCustomers: {
        parameters: {
            query?: {
                /** @description How far to look ahead; 365 if left out */
                days?: number;
                /** @description Of money a year from now: 0.1 is 10 %, which holds if left out */
                discount?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            expectedPurchases: number;
                            /** Format: date */
                            lastPurchase: string;
                            person: string;
                            /** @description Days with a purchase so far */
                            purchases: number;
                            spent: number;
                            /** @description Chance, 0 to 1 */
                            stillCustomer: number;
                            value: number | null;
                        }[];
                        total: number;
                    };
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description ISO 8601, UTC */
                            createdAt: string;
                            email: string;
                            id: string;
                            /** @description ISO 8601, UTC */
                            lastSeenAt?: string;
                            name: string;
                            /**
                             * @description owner, marketer, analyst or viewer
                             * @enum {unknown}
                             */
                            role: "owner" | "marketer" | "analyst" | "viewer";
                            /** @enum {unknown} */
                            state: "active" | "invited";
                        }[];
                    };
                };
            };
        };
    };
    inviteMember: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description An e-mail address */
                    email: string;
                    name: string;
                    /**
                     * @description owner, marketer, analyst or viewer
                     * @enum {unknown}
                     */
                    role: "owner" | "marketer" | "analyst" | "viewer";
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description ISO 8601, UTC */
                        expiresAt: string;
                        link: string;
                        member: {
                            /** @description ISO 8601, UTC */
                            createdAt: string;
                            email: string;
                            id: string;
                            /** @description ISO 8601, UTC */
                            lastSeenAt?: string;
                            name: string;
                            /**
                             * @description owner, marketer, analyst or viewer
                             * @enum {unknown}
                             */
                            role: "owner" | "marketer" | "analyst" | "viewer";
                            /** @enum {unknown} */
                            state: "active" | "invited";
                        };
                        token: string;
                    };
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /**
                     * @description owner, marketer, analyst or viewer
                     * @enum {unknown}
                     */
                    role?: "owner" | "marketer" | "analyst" | "viewer";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description ISO 8601, UTC */
                        createdAt: string;
                        email: string;
                        id: string;
                        /** @description ISO 8601, UTC */
                        lastSeenAt?: string;
                        name: string;
                        /**
                         * @description owner, marketer, analyst or viewer
                         * @enum {unknown}
                         */
                        role: "owner" | "marketer" | "analyst" | "viewer";
                        /** @enum {unknown} */
                        state: "active" | "invited";
                    };
                };
            };
        };
    };
    createMemberLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description ISO 8601, UTC */
                        expiresAt: string;
                        link: string;
                        token: string;
                    };
                };
            };
        };
    };
    signMemberOut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Whether values of parts add up to the whole */
                            additive: boolean;
                            dimensions: string[];
                            /** @enum {unknown} */
                            direction: "up" | "down" | "neutral";
                            /** @description Key of the formula’s text in the interface */
                            formula: string;
                            /** @enum {unknown} */
                            group: "campaign" | "email" | "sales" | "leads" | "web" | "voice" | "survey" | "support" | "kpi";
                            key: string;
                            /** @description For imported figures, which carry their own name */
                            name?: string;
                            sources: string[];
                            /** @enum {unknown} */
                            unit: "money" | "count" | "ratio" | "percent" | "duration" | "score";
                        }[];
                        total: number;
                    };
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                /** @description 50 where left out */
                limit?: number;
                /** @description `desc`, latest or most first, where left out */
                order?: "desc" | "asc";
                /** @description Name, e-mail, phone, order number or any other identifier; the beginning of each word is enough */
                q?: string;
                /** @description `known`: with more than a cookie or a device. `all` where left out. */
                show?: "all" | "known" | "anonymous";
                /** @description `last_seen` where left out */
                sort?: "last_seen" | "first_seen" | "revenue";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            email: string;
                            firstSeen: string;
                            /** @description 64-bit number as decimal text; stays when others are joined to it */
                            id: string;
                            identifiers: number;
                            /** @description False: only a cookie or a device */
                            known: boolean;
                            lastSeen: string;
                            /** @description Empty where no name is known */
                            name: string;
                            orders: number;
                            phone: string;
                            /** @description Orders less refunds, in the workspace’s currency */
                            revenue: number;
                        }[];
                        /** @description Give it as `after` for the next page */
                        next?: string;
                        /** @description People who match, on all pages. Of more than 100 found by `q`, the pages hold 100 and `show` leaves this figure as it is */
                        total: number;
                    };
                };
            };
        };
    };
    readPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A person’s id, the key of any of the person’s identifiers, or an identifier as `kind:value` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        channels: {
                            channel: string;
                            events: number;
                        }[];
                        email: string;
                        eventNames: {
                            event: string;
                            events: number;
                            type: string;
                        }[];
                        events: number;
                        firstSeen: string;
                        /** @description 64-bit number as decimal text; stays when others are joined to it */
                        id: string;
                        identifierList: {
                            firstSeen: string;
                            /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                            key: string;
                            /** @description user_id, email, phone, anonymous_id, … */
                            kind: string;
                            lastSeen: string;
                            sources: string[];
                            value: string;
                        }[];
                        identifiers: number;
                        /** @description False: only a cookie or a device */
                        known: boolean;
                        lastSeen: string;
                        /** @description Empty where no name is known */
                        name: string;
                        orders: number;
                        otherCurrencies: {
                            currency: string;
                            revenue: number;
                        }[];
                        phone: string;
                        refunds: number;
                        /** @description Orders less refunds, in the workspace’s currency */
                        revenue: number;
                        sources: {
                            events: number;
                            firstSeen: string;
                            lastSeen: string;
                            source: string;
                        }[];
                        traits: {
                            computed?: {
                                /** @description The moment as of which it was computed */
                                at: string;
                                /** @description How many events count */
                                events: number;
                                /** @description When the latest of them happened */
                                latest: string | null;
                                trait: {
                                    /**
                                     * @description `first` and `last` without a property give the time of the event; `days-since-…` are whole days of 24 hours
                                     * @enum {unknown}
                                     */
                                    aggregation: "count" | "sum" | "average" | "min" | "max" | "first" | "last" | "most-frequent" | "unique-count" | "unique-list" | "days-since-first" | "days-since-last";
                                    createdAt: string;
                                    createdBy: string;
                                    description: string;
                                    /** @description The event’s name; for pages and screens their name, or empty for any */
                                    event: string;
                                    /** @enum {unknown} */
                                    holds: "text" | "number" | "time" | "boolean" | "list";
                                    /** @description Letters, digits and underscores, such as orders_90d */
                                    name: string;
                                    /** @description What is added up, compared or listed: a property, `$channel` and the like, or `products[].category` */
                                    property?: string;
                                    /** @enum {unknown} */
                                    type: "track" | "page" | "screen";
                                    updatedAt: string;
                                    where: {
                                        /** @description A property; `address.city` inside an object, `products[].category` inside a list (any of them); `$page_path` and the like for what every event carries */
                                        property: string;
                                        test: {
                                            /** @enum {unknown} */
                                            operator: "is" | "is-not" | "contains" | "contains-not" | "starts";
                                            /** @enum {string} */
                                            type: "text";
                                            /** @description Any one of them */
                                            values: string[];
                                        } | {
                                            /** @enum {unknown} */
                                            operator: "equals" | "not-equals" | "more" | "at-least" | "less" | "at-most" | "between";
                                            /** @description For “between”; both ends belong to it */
                                            to?: number;
                                            /** @enum {string} */
                                            type: "number";
                                            value: number;
                                        } | {
                                            /** @description A date such as 2026-03-31, in the workspace’s time zone */
                                            day?: string;
                                            /** @description For “in-last” and “not-in-last” */
                                            days?: number;
                                            /** @enum {unknown} */
                                            operator: "before" | "after" | "between" | "in-last" | "not-in-last";
                                            /** @description For “between”: the first day that no longer belongs to it */
                                            to?: string;
                                            /** @enum {string} */
                                            type: "time";
                                        } | {
                                            /** @enum {string} */
                                            type: "boolean";
                                            value: boolean;
                                        } | {
                                            /** @enum {unknown} */
                                            operator: "exists" | "missing";
                                            /** @enum {string} */
                                            type: "any";
                                        };
                                    }[];
                                    window: {
                                        /** @enum {string} */
                                        kind: "ever";
                                    } | {
                                        count: number;
                                        /** @enum {string} */
                                        kind: "last";
                                        /** @enum {unknown} */
                                        unit: "hours" | "days" | "weeks";
                                    } | {
                                        /** @description A date such as 2026-03-31, in the workspace’s time zone */
                                        from: string;
                                        /** @enum {string} */
                                        kind: "between";
                                        /** @description The first day that no longer belongs to it */
                                        to: string;
                                    };
                                };
                            };
                            /** @description When it was last given */
                            confirmed: string;
                            /** @description Other values, latest first */
                            earlier: {
                                /** @description When it was last given */
                                confirmed: string;
                                importId: string;
                                /** @description When this value was first given */
                                since: string;
                                source: string;
                                /** @description JSON type: string, number, boolean, object, array; null where it was taken away */
                                type: string;
                                /** @description Text as it was sent; objects and lists as JSON */
                                value: string;
                            }[];
                            importId: string;
                            merge: {
                                /** @description For `source-priority`: best first; sources that are not named come after all of them */
                                sources?: string[];
                                /**
                                 * @description `last`: said latest. `first`: said first. `most-frequent-source`: the latest of the source that says it most often. `source-priority`: the latest of the first source in `sources` that says anything. `union`: a list of all values. Null takes away all that was said before it.
                                 * @enum {unknown}
                                 */
                                strategy: "last" | "first" | "most-frequent-source" | "source-priority" | "union";
                            };
                            name: string;
                            purchase?: {
                                /** @description From this moment on the values are gone, such as 2027-06-30T00:00:00Z */
                                expiresAt: string;
                                /**
                                 * @description The ground under Article 6(1) of the GDPR
                                 * @enum {unknown}
                                 */
                                legalBasis: "consent" | "contract" | "legal-obligation" | "vital-interests" | "public-task" | "legitimate-interests";
                                /** @description What the supplier allows, or its number */
                                licence: string;
                                supplier: string;
                            };
                            /** @description When this value was first given */
                            since: string;
                            source: string;
                            /** @description Who has said this value; empty where it is computed */
                            sources: string[];
                            /** @description JSON type: string, number, boolean, object, array; null where it was taken away */
                            type: string;
                            /** @description Text as it was sent; objects and lists as JSON */
                            value: string;
                        }[];
                    };
                };
            };
        };
    };
    listPersonAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An account’s id, the key of any of its identifiers, or an identifier as `group_id:…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            evidence: {
                                first: string;
                                last: string;
                                /** @description The first event that said so */
                                messageId: string;
                                /**
                                 * @description `group`: a group call. `context`: an event within the account. `trait`: the person’s own company, by an identify call or a file of contacts. `domain`: an e-mail address of the company, which is a hint and no more.
                                 * @enum {unknown}
                                 */
                                rule: "group" | "context" | "trait" | "domain";
                                source: string;
                            }[];
                            id: string;
                            leftAt: string | null;
                            name: string;
                            /** @description When the first evidence that holds was given */
                            since: string;
                            /** @enum {unknown} */
                            status: "member" | "left" | "possible";
                        }[];
                    };
                };
            };
        };
    };
    getPersonImpressions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A person’s id, the key of any of the person’s identifiers, or an identifier as `kind:value` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether the person agreed to advertising; without it nothing is shown */
                        allowed: boolean;
                        because: string | null;
                        impressions: number;
                        items: {
                            campaign: string;
                            first: string;
                            impressions: number;
                            last: string;
                            placement: string;
                            platform: string;
                        }[];
                    };
                };
            };
        };
    };
    readPersonTimeline: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                channel?: string;
                event?: string;
                /** @description From this ISO time on; a date is its midnight in UTC */
                from?: string;
                /** @description 50 where left out */
                limit?: number;
                source?: string;
                /** @description Before this ISO time */
                to?: string;
                /** @description track, page, identify, … */
                type?: string;
            };
            header?: never;
            path: {
                /** @description A person’s id, the key of any of the person’s identifiers, or an identifier as `kind:value` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            at: string;
                            campaign: string;
                            channel: string;
                            currency: string;
                            event: string;
                            identifiers: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            }[];
                            importId: string;
                            messageId: string;
                            /** @description Of a page or screen */
                            name: string;
                            orderId: string;
                            page: string;
                            properties: {
                                [key: string]: unknown;
                            };
                            revenue: number | null;
                            source: string;
                            traits: {
                                [key: string]: unknown;
                            };
                            type: string;
                        }[];
                        next?: string;
                    };
                };
            };
        };
    };
    explainPerson: {
        parameters: {
            query?: {
                /** @description Key of an identifier */
                from?: string;
                /** @description Key of another */
                to?: string;
            };
            header?: never;
            path: {
                /** @description A person’s id, the key of any of the person’s identifiers, or an identifier as `kind:value` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        apart: {
                            decidedAt?: string;
                            decidedBy?: string;
                            kind?: string;
                            left: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            };
                            limit?: number;
                            origin: {
                                at: string;
                                event: string;
                                importId: string;
                                messageId: string;
                                source: string;
                                /** @description Empty where the event is gone */
                                type: string;
                            };
                            /** @description Id of the person on the other side */
                            other: string;
                            /**
                             * @description `limit`: one person has at most `limit` identifiers of `kind`. `no-bridge`: the kind never ties two people together. `blocked`: the identifier stands for nobody in particular. `junk`: it is seen with too many others to be one person’s. `by-hand`: somebody decided so.
                             * @enum {unknown}
                             */
                            reason: "limit" | "no-bridge" | "blocked" | "junk" | "by-hand";
                            right: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            };
                        }[];
                        id: string;
                        /** @description From one identifier to the other, where both were asked for */
                        path: {
                            /** @description How many independent pieces of evidence the ledger keeps for the pair */
                            evidence: number;
                            left: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            };
                            origin: {
                                at: string;
                                event: string;
                                importId: string;
                                messageId: string;
                                source: string;
                                /** @description Empty where the event is gone */
                                type: string;
                            };
                            right: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            };
                            /**
                             * @description `event`: one event carried both. `alias`: an alias call named both. `manual`: somebody decided. `probable`: matching found them likely enough for a rule to follow it. `mailbox`: two ways of writing the address of one mailbox.
                             * @enum {unknown}
                             */
                            rule: "event" | "alias" | "manual" | "probable" | "mailbox";
                        }[];
                        /** @description A tree: one path between any two identifiers. Oldest first. */
                        ties: {
                            /** @description How many independent pieces of evidence the ledger keeps for the pair */
                            evidence: number;
                            left: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            };
                            origin: {
                                at: string;
                                event: string;
                                importId: string;
                                messageId: string;
                                source: string;
                                /** @description Empty where the event is gone */
                                type: string;
                            };
                            right: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            };
                            /**
                             * @description `event`: one event carried both. `alias`: an alias call named both. `manual`: somebody decided. `probable`: matching found them likely enough for a rule to follow it. `mailbox`: two ways of writing the address of one mailbox.
                             * @enum {unknown}
                             */
                            rule: "event" | "alias" | "manual" | "probable" | "mailbox";
                        }[];
                    };
                };
            };
        };
    };
    exportPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getReceiptKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        algorithm: "Ed25519";
                        pem: string;
                        /** @description base64url of its 32 bytes */
                        publicKey: string;
                    };
                };
            };
        };
    };
    checkErasureReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    receipt: {
                        cleared: {
                            action: "deleted" | "blacked-out" | "forgotten";
                            /** @description When it was cleared */
                            at: string;
                            /** @description A table, a folder of files, or a part of the running program */
                            place: string;
                            rows: number;
                            store: "events" | "records" | "files" | "memory";
                        }[];
                        finishedAt: string;
                        /** @enum {string} */
                        format: "rondo-erasure-receipt/1";
                        /** @description How many of each kind; never their values */
                        identifiers: {
                            count: number;
                            kind: string;
                        }[];
                        kept: {
                            place: string;
                            reason: string;
                            rows: number;
                            store: string;
                        }[];
                        /** @description What Rondo cannot clear, in words */
                        notReached: string[];
                        receivedOn: string;
                        request: string;
                        /** @description The Ed25519 public key, base64url */
                        signedBy: string;
                        startedAt: string;
                        /** @description Salted hashes that keep late data from bringing the person back */
                        tombstones: number;
                        verified: {
                            at: string;
                            /** @description Identifiers too short or too plain to be told from other text: searched for by their keys, not in free text */
                            byKeyOnly: number;
                            eventColumns: number;
                            eventTables: number;
                            files: number;
                            /** @description 0: no table, column or file holds any of the identifiers */
                            found: number;
                            inactiveParts: number;
                            recordColumns: number;
                            /** @description What was done to the records store so that the bytes are gone */
                            records: string;
                            recordTables: number;
                            unfinishedMutations: number;
                        };
                    };
                    /** @description Ed25519 over the receipt as JSON with its keys in order and no blanks; base64url */
                    signature: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description `changed`: signed here, but not with this content; `other-installation`: it names another key than this installation’s */
                        outcome: "genuine" | "changed" | "other-installation";
                    };
                };
            };
        };
    };
    getProcessingRegister: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        activities: {
                            /** @description Traits and events that were really seen */
                            categories: string[];
                            events: number;
                            firstSeen: string;
                            lastSeen: string;
                            /** @description Days, or empty for “until erased” */
                            retention: string;
                            /** @description Where the data come from */
                            source: string;
                            /** @description Kinds of identifiers by which people are known */
                            subjects: string[];
                        }[];
                        details: {
                            /** @description How to reach it */
                            contact: string;
                            /** @description Name and address of the controller */
                            controller: string;
                            /** @description Security measures around Rondo: the machine, the network, the people */
                            measures: string;
                            /** @description The data protection officer, where there is one */
                            officer: string;
                            /** @description Transfers to third countries and their safeguards */
                            transfers: string;
                        };
                        madeAt: string;
                        purposes: {
                            channels: string[];
                            purpose: string;
                        }[];
                        /** @description Who reads the data: members by role, API keys */
                        recipients: string[];
                        retention: {
                            createdAt: string;
                            createdBy: string;
                            days: number;
                            enabled: boolean;
                            event: string;
                            id: string;
                            kind: "events" | "inactive-people" | "inactive-devices" | "ad-impressions" | "dead-letters" | "raw-log" | "uploads" | "finished-requests";
                            lastDeleted: number | null;
                            lastRunAt: string | null;
                            source: string;
                        }[];
                        /** @description As this installation is set up */
                        security: string[];
                    };
                };
            };
        };
    };
    getProcessingRegisterCsv: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    changeRegisterDetails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How to reach it */
                    contact: string;
                    /** @description Name and address of the controller */
                    controller: string;
                    /** @description Security measures around Rondo: the machine, the network, the people */
                    measures: string;
                    /** @description The data protection officer, where there is one */
                    officer: string;
                    /** @description Transfers to third countries and their safeguards */
                    transfers: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How to reach it */
                        contact: string;
                        /** @description Name and address of the controller */
                        controller: string;
                        /** @description Security measures around Rondo: the machine, the network, the people */
                        measures: string;
                        /** @description The data protection officer, where there is one */
                        officer: string;
                        /** @description Transfers to third countries and their safeguards */
                        transfers: string;
                    };
                };
            };
        };
    };
    listPrivacyRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Rows that the erasure has cleared so far */
                            clearedRows: number;
                            /** @description When it was entered here */
                            createdAt: string;
                            createdBy: string;
                            /** @description A month later (GDPR, Article 12(3)), or three where it was extended */
                            dueOn: string;
                            /** @description Why it failed */
                            error: string | null;
                            extended: boolean;
                            /** @description When it was done or refused */
                            finishedAt: string | null;
                            id: string;
                            kind: "access" | "erasure";
                            /** @description As it was asked for; null once the person is erased */
                            person: string | null;
                            /** @description Why it was refused */
                            reason: string | null;
                            /** @description The day on which the person asked */
                            receivedOn: string;
                            shared: "keep" | "erase";
                            /** @description When the erasure began */
                            startedAt: string | null;
                            state: "open" | "running" | "done" | "failed" | "refused";
                            step: ("waiting" | "finding" | "blocking" | "clearing" | "searching" | "purging" | "sealing") | null;
                        }[];
                    };
                };
            };
        };
    };
    addPrivacyRequest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: "access" | "erasure";
                    /** @description A person’s id, the key of any of the person’s identifiers, or an identifier as `kind:value` */
                    person: string;
                    /** @description The day on which the person asked; today where it is left out */
                    receivedOn?: string;
                    /** @description What becomes of an identifier that other people’s facts carry, too, such as the phone of a household: `keep` (as it is left out) leaves it to them, `erase` takes it out of their facts */
                    shared?: "keep" | "erase";
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Rows that the erasure has cleared so far */
                        clearedRows: number;
                        /** @description When it was entered here */
                        createdAt: string;
                        createdBy: string;
                        /** @description A month later (GDPR, Article 12(3)), or three where it was extended */
                        dueOn: string;
                        /** @description Why it failed */
                        error: string | null;
                        extended: boolean;
                        /** @description When it was done or refused */
                        finishedAt: string | null;
                        id: string;
                        kind: "access" | "erasure";
                        /** @description As it was asked for; null once the person is erased */
                        person: string | null;
                        /** @description Why it was refused */
                        reason: string | null;
                        /** @description The day on which the person asked */
                        receivedOn: string;
                        shared: "keep" | "erase";
                        /** @description When the erasure began */
                        startedAt: string | null;
                        state: "open" | "running" | "done" | "failed" | "refused";
                        step: ("waiting" | "finding" | "blocking" | "clearing" | "searching" | "purging" | "sealing") | null;
                    };
                };
            };
        };
    };
    getPrivacyRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Rows that the erasure has cleared so far */
                        clearedRows: number;
                        /** @description When it was entered here */
                        createdAt: string;
                        createdBy: string;
                        /** @description A month later (GDPR, Article 12(3)), or three where it was extended */
                        dueOn: string;
                        /** @description Why it failed */
                        error: string | null;
                        extended: boolean;
                        /** @description When it was done or refused */
                        finishedAt: string | null;
                        id: string;
                        kind: "access" | "erasure";
                        /** @description As it was asked for; null once the person is erased */
                        person: string | null;
                        /** @description Why it was refused */
                        reason: string | null;
                        /** @description The day on which the person asked */
                        receivedOn: string;
                        shared: "keep" | "erase";
                        /** @description When the erasure began */
                        startedAt: string | null;
                        state: "open" | "running" | "done" | "failed" | "refused";
                        step: ("waiting" | "finding" | "blocking" | "clearing" | "searching" | "purging" | "sealing") | null;
                    };
                };
            };
        };
    };
    changePrivacyRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    do: "share";
                    shared: "keep" | "erase";
                } | {
                    /** @enum {string} */
                    do: "extend";
                } | {
                    /** @enum {string} */
                    do: "finish";
                } | {
                    /** @enum {string} */
                    do: "refuse";
                    /** @description Name nobody in it: it is kept */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Rows that the erasure has cleared so far */
                        clearedRows: number;
                        /** @description When it was entered here */
                        createdAt: string;
                        createdBy: string;
                        /** @description A month later (GDPR, Article 12(3)), or three where it was extended */
                        dueOn: string;
                        /** @description Why it failed */
                        error: string | null;
                        extended: boolean;
                        /** @description When it was done or refused */
                        finishedAt: string | null;
                        id: string;
                        kind: "access" | "erasure";
                        /** @description As it was asked for; null once the person is erased */
                        person: string | null;
                        /** @description Why it was refused */
                        reason: string | null;
                        /** @description The day on which the person asked */
                        receivedOn: string;
                        shared: "keep" | "erase";
                        /** @description When the erasure began */
                        startedAt: string | null;
                        state: "open" | "running" | "done" | "failed" | "refused";
                        step: ("waiting" | "finding" | "blocking" | "clearing" | "searching" | "purging" | "sealing") | null;
                    };
                };
            };
        };
    };
    downloadPersonalData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    printPersonalData: {
        parameters: {
            query?: {
                /** @description The person’s; the workspace’s where it is left out */
                language?: "en" | "sv" | "nl" | "he";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    startErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Rows that the erasure has cleared so far */
                        clearedRows: number;
                        /** @description When it was entered here */
                        createdAt: string;
                        createdBy: string;
                        /** @description A month later (GDPR, Article 12(3)), or three where it was extended */
                        dueOn: string;
                        /** @description Why it failed */
                        error: string | null;
                        extended: boolean;
                        /** @description When it was done or refused */
                        finishedAt: string | null;
                        id: string;
                        kind: "access" | "erasure";
                        /** @description As it was asked for; null once the person is erased */
                        person: string | null;
                        /** @description Why it was refused */
                        reason: string | null;
                        /** @description The day on which the person asked */
                        receivedOn: string;
                        shared: "keep" | "erase";
                        /** @description When the erasure began */
                        startedAt: string | null;
                        state: "open" | "running" | "done" | "failed" | "refused";
                        step: ("waiting" | "finding" | "blocking" | "clearing" | "searching" | "purging" | "sealing") | null;
                    };
                };
            };
        };
    };
    previewErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether anything is held about this person */
                        found: boolean;
                        identifiers: {
                            kind: string;
                            /** @description Other people whose facts carry it, too */
                            others: number;
                            value: string;
                        }[];
                        kept: {
                            /** @description A table, a folder of files, or a part of the running program */
                            place: string;
                            reason: string;
                            rows: number;
                            store: "events" | "records" | "files" | "memory";
                        }[];
                        /** @description Rows about others that name one of the identifiers: it is blacked out there */
                        mentions: {
                            /** @description A table, a folder of files, or a part of the running program */
                            place: string;
                            rows: number;
                            store: "events" | "records" | "files" | "memory";
                        }[];
                        personId: string;
                        places: {
                            /** @description A table, a folder of files, or a part of the running program */
                            place: string;
                            rows: number;
                            store: "events" | "records" | "files" | "memory";
                        }[];
                        /** @description Where the facts came from: those who should hear of the erasure, too */
                        sources: {
                            events: number;
                            source: string;
                        }[];
                    };
                };
            };
        };
    };
    getErasureReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        receipt: {
                            cleared: {
                                action: "deleted" | "blacked-out" | "forgotten";
                                /** @description When it was cleared */
                                at: string;
                                /** @description A table, a folder of files, or a part of the running program */
                                place: string;
                                rows: number;
                                store: "events" | "records" | "files" | "memory";
                            }[];
                            finishedAt: string;
                            /** @enum {string} */
                            format: "rondo-erasure-receipt/1";
                            /** @description How many of each kind; never their values */
                            identifiers: {
                                count: number;
                                kind: string;
                            }[];
                            kept: {
                                place: string;
                                reason: string;
                                rows: number;
                                store: string;
                            }[];
                            /** @description What Rondo cannot clear, in words */
                            notReached: string[];
                            receivedOn: string;
                            request: string;
                            /** @description The Ed25519 public key, base64url */
                            signedBy: string;
                            startedAt: string;
                            /** @description Salted hashes that keep late data from bringing the person back */
                            tombstones: number;
                            verified: {
                                at: string;
                                /** @description Identifiers too short or too plain to be told from other text: searched for by their keys, not in free text */
                                byKeyOnly: number;
                                eventColumns: number;
                                eventTables: number;
                                files: number;
                                /** @description 0: no table, column or file holds any of the identifiers */
                                found: number;
                                inactiveParts: number;
                                recordColumns: number;
                                /** @description What was done to the records store so that the bytes are gone */
                                records: string;
                                recordTables: number;
                                unfinishedMutations: number;
                            };
                        };
                        /** @description Ed25519 over the receipt as JSON with its keys in order and no blanks; base64url */
                        signature: string;
                    };
                };
            };
        };
    };
    listRetentionRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            createdAt: string;
                            createdBy: string;
                            days: number;
                            enabled: boolean;
                            event: string;
                            id: string;
                            kind: "events" | "inactive-people" | "inactive-devices" | "ad-impressions" | "dead-letters" | "raw-log" | "uploads" | "finished-requests";
                            lastDeleted: number | null;
                            lastRunAt: string | null;
                            source: string;
                        }[];
                    };
                };
            };
        };
    };
    addRetentionRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What is older is deleted */
                    days: number;
                    enabled?: boolean;
                    /** @description Only events of this name */
                    event?: string;
                    kind: "events" | "inactive-people" | "inactive-devices" | "ad-impressions" | "dead-letters" | "raw-log" | "uploads" | "finished-requests";
                    /** @description Only events of this source */
                    source?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        createdAt: string;
                        createdBy: string;
                        days: number;
                        enabled: boolean;
                        event: string;
                        id: string;
                        kind: "events" | "inactive-people" | "inactive-devices" | "ad-impressions" | "dead-letters" | "raw-log" | "uploads" | "finished-requests";
                        lastDeleted: number | null;
                        lastRunAt: string | null;
                        source: string;
                    };
                };
            };
        };
    };
    changeRetentionRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What is older is deleted */
                    days: number;
                    enabled?: boolean;
                    /** @description Only events of this name */
                    event?: string;
                    kind: "events" | "inactive-people" | "inactive-devices" | "ad-impressions" | "dead-letters" | "raw-log" | "uploads" | "finished-requests";
                    /** @description Only events of this source */
                    source?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        createdAt: string;
                        createdBy: string;
                        days: number;
                        enabled: boolean;
                        event: string;
                        id: string;
                        kind: "events" | "inactive-people" | "inactive-devices" | "ad-impressions" | "dead-letters" | "raw-log" | "uploads" | "finished-requests";
                        lastDeleted: number | null;
                        lastRunAt: string | null;
                        source: string;
                    };
                };
            };
        };
    };
    removeRetentionRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    previewRetention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What is older is deleted */
                    days: number;
                    enabled?: boolean;
                    /** @description Only events of this name */
                    event?: string;
                    kind: "events" | "inactive-people" | "inactive-devices" | "ad-impressions" | "dead-letters" | "raw-log" | "uploads" | "finished-requests";
                    /** @description Only events of this source */
                    source?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What is older than this */
                        before: string;
                        /** @description Rows, files or people, as the kind of data counts them */
                        wouldDelete: number;
                    };
                };
            };
        };
    };
    applyRetention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            deleted: number;
                            rule: string;
                        }[];
                    };
                };
            };
        };
    };
    readProfile: {
        parameters: {
            query?: {
                /** @description Any of traits, identifiers, figures, activity and history, with commas between; the first three where left out */
                include?: string;
            };
            header?: never;
            path: {
                /** @description A person’s id, the key of any of the person’s identifiers, or an identifier as `kind:value` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        activity?: {
                            channels: {
                                channel: string;
                                events: number;
                            }[];
                            eventNames: {
                                event: string;
                                events: number;
                                type: string;
                            }[];
                            sources: {
                                events: number;
                                firstSeen: string;
                                lastSeen: string;
                                source: string;
                            }[];
                        };
                        email: string;
                        figures?: {
                            events: number;
                            orders: number;
                            otherCurrencies: {
                                currency: string;
                                revenue: number;
                            }[];
                            refunds: number;
                            /** @description Orders less refunds, in the workspace’s currency */
                            revenue: number;
                        };
                        firstSeen: string;
                        /** @description Traits with who said them, since when, and what was before */
                        history?: {
                            computed?: {
                                /** @description The moment as of which it was computed */
                                at: string;
                                /** @description How many events count */
                                events: number;
                                /** @description When the latest of them happened */
                                latest: string | null;
                                trait: {
                                    /**
                                     * @description `first` and `last` without a property give the time of the event; `days-since-…` are whole days of 24 hours
                                     * @enum {unknown}
                                     */
                                    aggregation: "count" | "sum" | "average" | "min" | "max" | "first" | "last" | "most-frequent" | "unique-count" | "unique-list" | "days-since-first" | "days-since-last";
                                    createdAt: string;
                                    createdBy: string;
                                    description: string;
                                    /** @description The event’s name; for pages and screens their name, or empty for any */
                                    event: string;
                                    /** @enum {unknown} */
                                    holds: "text" | "number" | "time" | "boolean" | "list";
                                    /** @description Letters, digits and underscores, such as orders_90d */
                                    name: string;
                                    /** @description What is added up, compared or listed: a property, `$channel` and the like, or `products[].category` */
                                    property?: string;
                                    /** @enum {unknown} */
                                    type: "track" | "page" | "screen";
                                    updatedAt: string;
                                    where: {
                                        /** @description A property; `address.city` inside an object, `products[].category` inside a list (any of them); `$page_path` and the like for what every event carries */
                                        property: string;
                                        test: {
                                            /** @enum {unknown} */
                                            operator: "is" | "is-not" | "contains" | "contains-not" | "starts";
                                            /** @enum {string} */
                                            type: "text";
                                            /** @description Any one of them */
                                            values: string[];
                                        } | {
                                            /** @enum {unknown} */
                                            operator: "equals" | "not-equals" | "more" | "at-least" | "less" | "at-most" | "between";
                                            /** @description For “between”; both ends belong to it */
                                            to?: number;
                                            /** @enum {string} */
                                            type: "number";
                                            value: number;
                                        } | {
                                            /** @description A date such as 2026-03-31, in the workspace’s time zone */
                                            day?: string;
                                            /** @description For “in-last” and “not-in-last” */
                                            days?: number;
                                            /** @enum {unknown} */
                                            operator: "before" | "after" | "between" | "in-last" | "not-in-last";
                                            /** @description For “between”: the first day that no longer belongs to it */
                                            to?: string;
                                            /** @enum {string} */
                                            type: "time";
                                        } | {
                                            /** @enum {string} */
                                            type: "boolean";
                                            value: boolean;
                                        } | {
                                            /** @enum {unknown} */
                                            operator: "exists" | "missing";
                                            /** @enum {string} */
                                            type: "any";
                                        };
                                    }[];
                                    window: {
                                        /** @enum {string} */
                                        kind: "ever";
                                    } | {
                                        count: number;
                                        /** @enum {string} */
                                        kind: "last";
                                        /** @enum {unknown} */
                                        unit: "hours" | "days" | "weeks";
                                    } | {
                                        /** @description A date such as 2026-03-31, in the workspace’s time zone */
                                        from: string;
                                        /** @enum {string} */
                                        kind: "between";
                                        /** @description The first day that no longer belongs to it */
                                        to: string;
                                    };
                                };
                            };
                            /** @description When it was last given */
                            confirmed: string;
                            /** @description Other values, latest first */
                            earlier: {
                                /** @description When it was last given */
                                confirmed: string;
                                importId: string;
                                /** @description When this value was first given */
                                since: string;
                                source: string;
                                /** @description JSON type: string, number, boolean, object, array; null where it was taken away */
                                type: string;
                                /** @description Text as it was sent; objects and lists as JSON */
                                value: string;
                            }[];
                            importId: string;
                            merge: {
                                /** @description For `source-priority`: best first; sources that are not named come after all of them */
                                sources?: string[];
                                /**
                                 * @description `last`: said latest. `first`: said first. `most-frequent-source`: the latest of the source that says it most often. `source-priority`: the latest of the first source in `sources` that says anything. `union`: a list of all values. Null takes away all that was said before it.
                                 * @enum {unknown}
                                 */
                                strategy: "last" | "first" | "most-frequent-source" | "source-priority" | "union";
                            };
                            name: string;
                            purchase?: {
                                /** @description From this moment on the values are gone, such as 2027-06-30T00:00:00Z */
                                expiresAt: string;
                                /**
                                 * @description The ground under Article 6(1) of the GDPR
                                 * @enum {unknown}
                                 */
                                legalBasis: "consent" | "contract" | "legal-obligation" | "vital-interests" | "public-task" | "legitimate-interests";
                                /** @description What the supplier allows, or its number */
                                licence: string;
                                supplier: string;
                            };
                            /** @description When this value was first given */
                            since: string;
                            source: string;
                            /** @description Who has said this value; empty where it is computed */
                            sources: string[];
                            /** @description JSON type: string, number, boolean, object, array; null where it was taken away */
                            type: string;
                            /** @description Text as it was sent; objects and lists as JSON */
                            value: string;
                        }[];
                        /** @description The person’s present id: another than the one asked for after that person was joined to this one */
                        id: string;
                        identifiers?: {
                            firstSeen: string;
                            /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                            key: string;
                            /** @description user_id, email, phone, anonymous_id, … */
                            kind: string;
                            lastSeen: string;
                            sources: string[];
                            value: string;
                        }[];
                        /** @description False: only a cookie or a device */
                        known: boolean;
                        lastSeen: string;
                        name: string;
                        phone: string;
                        /** @description The value that holds of each, of its own JSON type */
                        traits?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    readProfileTimeline: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                channel?: string;
                event?: string;
                /** @description From this ISO time on; a date is its midnight in UTC */
                from?: string;
                /** @description 50 where left out */
                limit?: number;
                source?: string;
                /** @description Before this ISO time */
                to?: string;
                /** @description track, page, identify, … */
                type?: string;
            };
            header?: never;
            path: {
                /** @description A person’s id, the key of any of the person’s identifiers, or an identifier as `kind:value` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            at: string;
                            campaign: string;
                            channel: string;
                            currency: string;
                            event: string;
                            identifiers: {
                                /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                key: string;
                                /** @description user_id, email, phone, anonymous_id, … */
                                kind: string;
                                value: string;
                            }[];
                            importId: string;
                            messageId: string;
                            /** @description Of a page or screen */
                            name: string;
                            orderId: string;
                            page: string;
                            properties: {
                                [key: string]: unknown;
                            };
                            revenue: number | null;
                            source: string;
                            traits: {
                                [key: string]: unknown;
                            };
                            type: string;
                        }[];
                        next?: string;
                    };
                };
            };
        };
    };
    readProfiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Ids, keys of identifiers, or identifiers as `kind:value`, mixed as you like */
                    ids: string[];
                    include?: ("traits" | "identifiers" | "figures" | "activity" | "history")[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            asked: string;
                            /**
                             * @description Why there is no profile: nobody is known by it, or it is no id and no `kind:value`
                             * @enum {unknown}
                             */
                            fault?: "unknown" | "unreadable";
                            profile: {
                                activity?: {
                                    channels: {
                                        channel: string;
                                        events: number;
                                    }[];
                                    eventNames: {
                                        event: string;
                                        events: number;
                                        type: string;
                                    }[];
                                    sources: {
                                        events: number;
                                        firstSeen: string;
                                        lastSeen: string;
                                        source: string;
                                    }[];
                                };
                                email: string;
                                figures?: {
                                    events: number;
                                    orders: number;
                                    otherCurrencies: {
                                        currency: string;
                                        revenue: number;
                                    }[];
                                    refunds: number;
                                    /** @description Orders less refunds, in the workspace’s currency */
                                    revenue: number;
                                };
                                firstSeen: string;
                                /** @description Traits with who said them, since when, and what was before */
                                history?: {
                                    computed?: {
                                        /** @description The moment as of which it was computed */
                                        at: string;
                                        /** @description How many events count */
                                        events: number;
                                        /** @description When the latest of them happened */
                                        latest: string | null;
                                        trait: {
                                            /**
                                             * @description `first` and `last` without a property give the time of the event; `days-since-…` are whole days of 24 hours
                                             * @enum {unknown}
                                             */
                                            aggregation: "count" | "sum" | "average" | "min" | "max" | "first" | "last" | "most-frequent" | "unique-count" | "unique-list" | "days-since-first" | "days-since-last";
                                            createdAt: string;
                                            createdBy: string;
                                            description: string;
                                            /** @description The event’s name; for pages and screens their name, or empty for any */
                                            event: string;
                                            /** @enum {unknown} */
                                            holds: "text" | "number" | "time" | "boolean" | "list";
                                            /** @description Letters, digits and underscores, such as orders_90d */
                                            name: string;
                                            /** @description What is added up, compared or listed: a property, `$channel` and the like, or `products[].category` */
                                            property?: string;
                                            /** @enum {unknown} */
                                            type: "track" | "page" | "screen";
                                            updatedAt: string;
                                            where: {
                                                /** @description A property; `address.city` inside an object, `products[].category` inside a list (any of them); `$page_path` and the like for what every event carries */
                                                property: string;
                                                test: {
                                                    /** @enum {unknown} */
                                                    operator: "is" | "is-not" | "contains" | "contains-not" | "starts";
                                                    /** @enum {string} */
                                                    type: "text";
                                                    /** @description Any one of them */
                                                    values: string[];
                                                } | {
                                                    /** @enum {unknown} */
                                                    operator: "equals" | "not-equals" | "more" | "at-least" | "less" | "at-most" | "between";
                                                    /** @description For “between”; both ends belong to it */
                                                    to?: number;
                                                    /** @enum {string} */
                                                    type: "number";
                                                    value: number;
                                                } | {
                                                    /** @description A date such as 2026-03-31, in the workspace’s time zone */
                                                    day?: string;
                                                    /** @description For “in-last” and “not-in-last” */
                                                    days?: number;
                                                    /** @enum {unknown} */
                                                    operator: "before" | "after" | "between" | "in-last" | "not-in-last";
                                                    /** @description For “between”: the first day that no longer belongs to it */
                                                    to?: string;
                                                    /** @enum {string} */
                                                    type: "time";
                                                } | {
                                                    /** @enum {string} */
                                                    type: "boolean";
                                                    value: boolean;
                                                } | {
                                                    /** @enum {unknown} */
                                                    operator: "exists" | "missing";
                                                    /** @enum {string} */
                                                    type: "any";
                                                };
                                            }[];
                                            window: {
                                                /** @enum {string} */
                                                kind: "ever";
                                            } | {
                                                count: number;
                                                /** @enum {string} */
                                                kind: "last";
                                                /** @enum {unknown} */
                                                unit: "hours" | "days" | "weeks";
                                            } | {
                                                /** @description A date such as 2026-03-31, in the workspace’s time zone */
                                                from: string;
                                                /** @enum {string} */
                                                kind: "between";
                                                /** @description The first day that no longer belongs to it */
                                                to: string;
                                            };
                                        };
                                    };
                                    /** @description When it was last given */
                                    confirmed: string;
                                    /** @description Other values, latest first */
                                    earlier: {
                                        /** @description When it was last given */
                                        confirmed: string;
                                        importId: string;
                                        /** @description When this value was first given */
                                        since: string;
                                        source: string;
                                        /** @description JSON type: string, number, boolean, object, array; null where it was taken away */
                                        type: string;
                                        /** @description Text as it was sent; objects and lists as JSON */
                                        value: string;
                                    }[];
                                    importId: string;
                                    merge: {
                                        /** @description For `source-priority`: best first; sources that are not named come after all of them */
                                        sources?: string[];
                                        /**
                                         * @description `last`: said latest. `first`: said first. `most-frequent-source`: the latest of the source that says it most often. `source-priority`: the latest of the first source in `sources` that says anything. `union`: a list of all values. Null takes away all that was said before it.
                                         * @enum {unknown}
                                         */
                                        strategy: "last" | "first" | "most-frequent-source" | "source-priority" | "union";
                                    };
                                    name: string;
                                    purchase?: {
                                        /** @description From this moment on the values are gone, such as 2027-06-30T00:00:00Z */
                                        expiresAt: string;
                                        /**
                                         * @description The ground under Article 6(1) of the GDPR
                                         * @enum {unknown}
                                         */
                                        legalBasis: "consent" | "contract" | "legal-obligation" | "vital-interests" | "public-task" | "legitimate-interests";
                                        /** @description What the supplier allows, or its number */
                                        licence: string;
                                        supplier: string;
                                    };
                                    /** @description When this value was first given */
                                    since: string;
                                    source: string;
                                    /** @description Who has said this value; empty where it is computed */
                                    sources: string[];
                                    /** @description JSON type: string, number, boolean, object, array; null where it was taken away */
                                    type: string;
                                    /** @description Text as it was sent; objects and lists as JSON */
                                    value: string;
                                }[];
                                /** @description The person’s present id: another than the one asked for after that person was joined to this one */
                                id: string;
                                identifiers?: {
                                    firstSeen: string;
                                    /** @description Number of an identifier (64-bit hash of its kind and value), as decimal text */
                                    key: string;
                                    /** @description user_id, email, phone, anonymous_id, … */
                                    kind: string;
                                    lastSeen: string;
                                    sources: string[];
                                    value: string;
                                }[];
                                /** @description False: only a cookie or a device */
                                known: boolean;
                                lastSeen: string;
                                name: string;
                                phone: string;
                                /** @description The value that holds of each, of its own JSON type */
                                traits?: {
                                    [key: string]: unknown;
                                };
                            } | null;
                        }[];
                    };
                };
            };
        };
    };
    readRegionEffect: {
        parameters: {
            query?: {
                phone?: string;
            };
            header?: never;
            path: {
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        example?: {
                            /** @description The same in E.164 */
                            kept: string;
                            /** @description A mobile number as people write it there */
                            written: string;
                        };
                        /** @description The number that was asked for, in E.164 */
                        kept?: string;
                        refused?: {
                            cure: string;
                            message: string;
                            reason: string;
                        };
                        region: string;
                    };
                };
            };
        };
    };
    getReport: {
        parameters: {
            query?: {
                compare?: "none" | "previous" | "last-year";
                /** @description A date in the workspace’s time zone */
                from?: string;
                /** @description A date in the workspace’s time zone */
                to?: string;
            };
            header?: never;
            path: {
                desk: "management" | "marketing" | "content" | "sales";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        comparison: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        } | null;
                        currency: string;
                        dataUntil: string | null;
                        /** @enum {unknown} */
                        desk: "management" | "marketing" | "content" | "sales";
                        insights: {
                            advice: {
                                facts: {
                                    [key: string]: string | number | null;
                                };
                                /** @enum {unknown} */
                                kind: "reset-or-push-goal" | "look-into-part" | "repeat-what-rose" | "test-moving-budget" | "shift-to-best" | "use-or-stop" | "mend-source";
                            };
                            because: {
                                dimension: string;
                                parts: {
                                    contribution: number;
                                    key: string;
                                    power: number;
                                }[];
                                power: number;
                            } | null;
                            desks: ("management" | "marketing" | "content" | "sales")[];
                            evidence: {
                                high?: number;
                                low?: number;
                                n: number;
                                query: {
                                    dimension?: string;
                                    filter: string[];
                                    /** @description A date in the workspace’s time zone */
                                    from: string;
                                    metric: string;
                                    /** @description A date in the workspace’s time zone */
                                    to: string;
                                } | null;
                                rows: {
                                    comparison?: number | null;
                                    high?: number;
                                    key: string;
                                    low?: number;
                                    n?: number;
                                    value: number | null;
                                }[];
                            };
                            facts: {
                                [key: string]: string | number | null;
                            };
                            /** @description Whether it is good news; null where it is neither */
                            good: boolean | null;
                            id: string;
                            /** @enum {unknown} */
                            kind: "off-goal" | "moved" | "best-and-worst-channel" | "campaign-best" | "untouched" | "stale-source";
                            metric: {
                                /** @description Whether values of parts add up to the whole */
                                additive: boolean;
                                dimensions: string[];
                                /** @enum {unknown} */
                                direction: "up" | "down" | "neutral";
                                /** @description Key of the formula’s text in the interface */
                                formula: string;
                                /** @enum {unknown} */
                                group: "campaign" | "email" | "sales" | "leads" | "web" | "voice" | "survey" | "support" | "kpi";
                                key: string;
                                /** @description For imported figures, which carry their own name */
                                name?: string;
                                sources: string[];
                                /** @enum {unknown} */
                                unit: "money" | "count" | "ratio" | "percent" | "duration" | "score";
                            } | null;
                            subject: string;
                            weight: number;
                        }[];
                        madeAt: string;
                        period: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        tiles: {
                            change: number | null;
                            comparison: number | null;
                            goal: {
                                /** @description A date in the workspace’s time zone */
                                due: string;
                                id: string;
                                name: string;
                                progress: {
                                    daysLeft: number;
                                    /** @description Share of the goal’s time that has passed */
                                    elapsed: number;
                                    expected: number | null;
                                    projected: number | null;
                                    share: number | null;
                                    /** @enum {unknown} */
                                    state: "not-started" | "no-data" | "on-track" | "behind" | "reached" | "missed";
                                    value: number | null;
                                };
                                target: number;
                            } | null;
                            metric: {
                                /** @description Whether values of parts add up to the whole */
                                additive: boolean;
                                dimensions: string[];
                                /** @enum {unknown} */
                                direction: "up" | "down" | "neutral";
                                /** @description Key of the formula’s text in the interface */
                                formula: string;
                                /** @enum {unknown} */
                                group: "campaign" | "email" | "sales" | "leads" | "web" | "voice" | "survey" | "support" | "kpi";
                                key: string;
                                /** @description For imported figures, which carry their own name */
                                name?: string;
                                sources: string[];
                                /** @enum {unknown} */
                                unit: "money" | "count" | "ratio" | "percent" | "duration" | "score";
                            };
                            series: (number | null)[];
                            value: number | null;
                        }[];
                        timeZone: string;
                    };
                };
            };
        };
    };
    printReport: {
        parameters: {
            query?: {
                compare?: "none" | "previous" | "last-year";
                /** @description A date in the workspace’s time zone */
                from?: string;
                language?: "en" | "sv" | "nl" | "he";
                /** @description A date in the workspace’s time zone */
                to?: string;
            };
            header?: never;
            path: {
                desk: "management" | "marketing" | "content" | "sales";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getRetention: {
        parameters: {
            query: {
                /** @description Events whose first time makes a person part of a cohort; purchases where left out */
                first?: string[];
                /** @description A date in the workspace’s time zone */
                from: string;
                grain?: "week" | "month";
                /** @description 12 where left out */
                periods?: number;
                /** @description Events that count as coming back; purchases where left out */
                returning?: string[];
                /** @description The day after the last one */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        average: {
                            /** @description 95 % interval: low, high */
                            interval?: number[];
                            people: number;
                            rate: number | null;
                        }[];
                        cohorts: {
                            at: string;
                            people: number;
                            returned: (number | null)[];
                        }[];
                        first: string[];
                        /** @enum {unknown} */
                        grain: "week" | "month";
                        people: number;
                        period: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        periods: number;
                        returning: string[];
                    };
                };
            };
        };
    };
    listSegments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            countedAt: string | null;
                            createdAt: string;
                            createdBy: string;
                            description: string;
                            id: string;
                            name: string;
                            people: number | null;
                            rule: components["schemas"]["def-1"];
                            updatedAt: string;
                        }[];
                        total: number;
                    };
                };
            };
        };
    };
    addSegment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description?: string;
                    name: string;
                    rule: components["schemas"]["def-1"];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        countedAt: string | null;
                        createdAt: string;
                        createdBy: string;
                        description: string;
                        id: string;
                        name: string;
                        people: number | null;
                        rule: components["schemas"]["def-1"];
                        updatedAt: string;
                    };
                };
            };
        };
    };
    getSegment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        countedAt: string | null;
                        createdAt: string;
                        createdBy: string;
                        description: string;
                        id: string;
                        name: string;
                        people: number | null;
                        rule: components["schemas"]["def-1"];
                        updatedAt: string;
                    };
                };
            };
        };
    };
    removeSegment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        countedAt: string | null;
                        createdAt: string;
                        createdBy: string;
                        description: string;
                        id: string;
                        name: string;
                        people: number | null;
                        rule: components["schemas"]["def-1"];
                        updatedAt: string;
                    };
                };
            };
        };
    };
    changeSegment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description?: string;
                    name?: string;
                    rule?: components["schemas"]["def-1"];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        countedAt: string | null;
                        createdAt: string;
                        createdBy: string;
                        description: string;
                        id: string;
                        name: string;
                        people: number | null;
                        rule: components["schemas"]["def-1"];
                        updatedAt: string;
                    };
                };
            };
        };
    };
    listSegmentMembers: {
        parameters: {
            query: {
                after?: string;
                limit: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The traits shown */
                        columns: string[];
                        items: {
                            /** @description The person’s id, as in /api/people */
                            person: string;
                            traits: {
                                [key: string]: string;
                            };
                        }[];
                        /** @description Pass as `after` for the next page */
                        next?: string;
                        total: number;
                    };
                };
            };
        };
    };
    exportMembersCsv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    exportMembersXlsx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    countSegment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rule: components["schemas"]["def-1"];
                    /** @description The saved segment that is being changed, if any */
                    segment?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The moment for which it was counted */
                        at: string;
                        clauses: {
                            /** @description “all”: people whom only this part keeps out; “any”: people whom only this part lets in */
                            alone: number;
                            /** @description “all”: people for whom this part and all before it hold; “any”: this part or one before it */
                            left: number;
                            /** @description People for whom this part holds by itself */
                            matches: number;
                        }[];
                        faults: {
                            /** @description Names the fault; the interface has its words */
                            code: string;
                            cure: string;
                            message: string;
                            path: string;
                            /**
                             * @description A rule with an error is not saved; a warning is only said
                             * @enum {unknown}
                             */
                            severity: "error" | "warning";
                        }[];
                        people: number | null;
                        total: number | null;
                    };
                };
            };
        };
    };
    listEventProperties: {
        parameters: {
            query: {
                event: string;
                type: "track" | "page" | "screen";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            count: number;
                            value: string;
                        }[];
                    };
                };
            };
        };
    };
    listValues: {
        parameters: {
            query?: {
                /** @description A trait of accounts */
                account?: string;
                containing?: string;
                event?: string;
                property?: string;
                trait?: string;
                type?: "track" | "page" | "screen";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            count: number;
                            value: string;
                        }[];
                    };
                };
            };
        };
    };
    getSegmentVocabulary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What can be asked of accounts; empty where there are none */
                        accounts: {
                            /** @description How many accounts have had it */
                            accounts?: number;
                            field: string;
                            /** @enum {unknown} */
                            type: "text" | "number" | "time" | "boolean";
                        }[];
                        campaigns: string[];
                        channels: string[];
                        consents: {
                            channel: string;
                            purpose: string;
                        }[];
                        events: {
                            count: number;
                            event: string;
                            /** @enum {unknown} */
                            type: "track" | "page" | "screen";
                        }[];
                        traits: {
                            /** @description Computed from events: everybody’s is as of now */
                            computed?: boolean;
                            name: string;
                            /** @description How many identifiers have had it */
                            people?: number;
                            /** @enum {unknown} */
                            type: "text" | "number" | "time" | "boolean";
                        }[];
                    };
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        desk?: "management" | "marketing" | "content" | "sales";
                        permissions: string[];
                        user: {
                            email: string;
                            hasPassword: boolean;
                            id: string;
                            name: string;
                            /**
                             * @description owner, marketer, analyst or viewer
                             * @enum {unknown}
                             */
                            role: "owner" | "marketer" | "analyst" | "viewer";
                        };
                        workspace: {
                            currency: string;
                            defaultRegion?: string;
                            demo: boolean;
                            /** @enum {unknown} */
                            language: "en" | "sv" | "nl" | "he";
                            name: string;
                            setUp: boolean;
                            timeZone: string;
                            /** @description 0 Sunday, 1 Monday, 6 Saturday */
                            weekStart: 0 | 1 | 6;
                        };
                    };
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description An e-mail address */
                    email: string;
                    /** @description At least 12 characters when it is set */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        desk?: "management" | "marketing" | "content" | "sales";
                        permissions: string[];
                        user: {
                            email: string;
                            hasPassword: boolean;
                            id: string;
                            name: string;
                            /**
                             * @description owner, marketer, analyst or viewer
                             * @enum {unknown}
                             */
                            role: "owner" | "marketer" | "analyst" | "viewer";
                        };
                        workspace: {
                            currency: string;
                            defaultRegion?: string;
                            demo: boolean;
                            /** @enum {unknown} */
                            language: "en" | "sv" | "nl" | "he";
                            name: string;
                            setUp: boolean;
                            timeZone: string;
                            /** @description 0 Sunday, 1 Monday, 6 Saturday */
                            weekStart: 0 | 1 | 6;
                        };
                    };
                };
            };
        };
    };
    signOut: {
        parameters: {
            query: {
                everywhere: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeOwnAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    desk?: ("management" | "marketing" | "content" | "sales") | null;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        desk?: "management" | "marketing" | "content" | "sales";
                        permissions: string[];
                        user: {
                            email: string;
                            hasPassword: boolean;
                            id: string;
                            name: string;
                            /**
                             * @description owner, marketer, analyst or viewer
                             * @enum {unknown}
                             */
                            role: "owner" | "marketer" | "analyst" | "viewer";
                        };
                        workspace: {
                            currency: string;
                            defaultRegion?: string;
                            demo: boolean;
                            /** @enum {unknown} */
                            language: "en" | "sv" | "nl" | "he";
                            name: string;
                            setUp: boolean;
                            timeZone: string;
                            /** @description 0 Sunday, 1 Monday, 6 Saturday */
                            weekStart: 0 | 1 | 6;
                        };
                    };
                };
            };
        };
    };
    signInByLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        desk?: "management" | "marketing" | "content" | "sales";
                        permissions: string[];
                        user: {
                            email: string;
                            hasPassword: boolean;
                            id: string;
                            name: string;
                            /**
                             * @description owner, marketer, analyst or viewer
                             * @enum {unknown}
                             */
                            role: "owner" | "marketer" | "analyst" | "viewer";
                        };
                        workspace: {
                            currency: string;
                            defaultRegion?: string;
                            demo: boolean;
                            /** @enum {unknown} */
                            language: "en" | "sv" | "nl" | "he";
                            name: string;
                            setUp: boolean;
                            timeZone: string;
                            /** @description 0 Sunday, 1 Monday, 6 Saturday */
                            weekStart: 0 | 1 | 6;
                        };
                    };
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Needed where a password is set, unless signed in by link just now */
                    current?: string;
                    /** @description At least 12 characters when it is set */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSetUpState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        demo: boolean;
                        setUp: boolean;
                    };
                };
            };
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description ISO 4217, such as EUR */
                    currency: string;
                    /** @description ISO 3166-1 alpha-2; the country of phone numbers that are written without one */
                    defaultRegion?: string;
                    /** @description Only from the command line */
                    demo?: boolean;
                    /** @enum {unknown} */
                    language: "en" | "sv" | "nl" | "he";
                    /** @description The company’s name */
                    name: string;
                    owner: {
                        /** @description An e-mail address */
                        email: string;
                        name: string;
                        /** @description At least 12 characters when it is set */
                        password?: string;
                    };
                    /** @description IANA name, such as Europe/Stockholm */
                    timeZone: string;
                    /** @description From the link that the server printed */
                    token?: string;
                    /** @description 0 Sunday, 1 Monday, 6 Saturday */
                    weekStart: 0 | 1 | 6;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        session: {
                            /** @enum {unknown} */
                            desk?: "management" | "marketing" | "content" | "sales";
                            permissions: string[];
                            user: {
                                email: string;
                                hasPassword: boolean;
                                id: string;
                                name: string;
                                /**
                                 * @description owner, marketer, analyst or viewer
                                 * @enum {unknown}
                                 */
                                role: "owner" | "marketer" | "analyst" | "viewer";
                            };
                            workspace: {
                                currency: string;
                                defaultRegion?: string;
                                demo: boolean;
                                /** @enum {unknown} */
                                language: "en" | "sv" | "nl" | "he";
                                name: string;
                                setUp: boolean;
                                timeZone: string;
                                /** @description 0 Sunday, 1 Monday, 6 Saturday */
                                weekStart: 0 | 1 | 6;
                            };
                        };
                        writeKey: {
                            item: {
                                /** @description ISO 8601, UTC */
                                createdAt: string;
                                createdBy: string;
                                id: string;
                                /** @description ISO 8601, UTC */
                                lastUsedAt?: string;
                                name: string;
                                /** @description ISO 8601, UTC */
                                revokedAt?: string;
                                /** @enum {unknown} */
                                scope: "write" | "read" | "manage";
                                source?: string;
                                start: string;
                            };
                            key: string;
                        };
                    };
                };
            };
        };
    };
    createSignInLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description ISO 8601, UTC */
                        expiresAt: string;
                        link: string;
                        token: string;
                    };
                };
            };
        };
    };
    listSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Events of each of the last 30 days, today last */
                            daily: number[];
                            /** @description Events of it that wait to be mended */
                            deadLetters: number;
                            /** @description When its newest fact was */
                            newest?: string;
                            /** @description Where its phone and company numbers are at home that do not name their country; left out: as the workspace */
                            region?: string;
                            rows: number;
                            source: string;
                            tables: string[];
                            /** @description Names of the write keys that may send for it */
                            writeKeys: string[];
                        }[];
                    };
                };
            };
        };
    };
    chooseSourceRegion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Two letters, such as NL (ISO 3166-1) */
                    region: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        region: string;
                        source: string;
                    };
                };
            };
        };
    };
    forgetSourceRegion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listTraits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            computed?: {
                                /**
                                 * @description `first` and `last` without a property give the time of the event; `days-since-…` are whole days of 24 hours
                                 * @enum {unknown}
                                 */
                                aggregation: "count" | "sum" | "average" | "min" | "max" | "first" | "last" | "most-frequent" | "unique-count" | "unique-list" | "days-since-first" | "days-since-last";
                                createdAt: string;
                                createdBy: string;
                                description: string;
                                /** @description The event’s name; for pages and screens their name, or empty for any */
                                event: string;
                                /** @enum {unknown} */
                                holds: "text" | "number" | "time" | "boolean" | "list";
                                /** @description Letters, digits and underscores, such as orders_90d */
                                name: string;
                                /** @description What is added up, compared or listed: a property, `$channel` and the like, or `products[].category` */
                                property?: string;
                                /** @enum {unknown} */
                                type: "track" | "page" | "screen";
                                updatedAt: string;
                                where: {
                                    /** @description A property; `address.city` inside an object, `products[].category` inside a list (any of them); `$page_path` and the like for what every event carries */
                                    property: string;
                                    test: {
                                        /** @enum {unknown} */
                                        operator: "is" | "is-not" | "contains" | "contains-not" | "starts";
                                        /** @enum {string} */
                                        type: "text";
                                        /** @description Any one of them */
                                        values: string[];
                                    } | {
                                        /** @enum {unknown} */
                                        operator: "equals" | "not-equals" | "more" | "at-least" | "less" | "at-most" | "between";
                                        /** @description For “between”; both ends belong to it */
                                        to?: number;
                                        /** @enum {string} */
                                        type: "number";
                                        value: number;
                                    } | {
                                        /** @description A date such as 2026-03-31, in the workspace’s time zone */
                                        day?: string;
                                        /** @description For “in-last” and “not-in-last” */
                                        days?: number;
                                        /** @enum {unknown} */
                                        operator: "before" | "after" | "between" | "in-last" | "not-in-last";
                                        /** @description For “between”: the first day that no longer belongs to it */
                                        to?: string;
                                        /** @enum {string} */
                                        type: "time";
                                    } | {
                                        /** @enum {string} */
                                        type: "boolean";
                                        value: boolean;
                                    } | {
                                        /** @enum {unknown} */
                                        operator: "exists" | "missing";
                                        /** @enum {string} */
                                        type: "any";
                                    };
                                }[];
                                window: {
                                    /** @enum {string} */
                                    kind: "ever";
                                } | {
                                    count: number;
                                    /** @enum {string} */
                                    kind: "last";
                                    /** @enum {unknown} */
                                    unit: "hours" | "days" | "weeks";
                                } | {
                                    /** @description A date such as 2026-03-31, in the workspace’s time zone */
                                    from: string;
                                    /** @enum {string} */
                                    kind: "between";
                                    /** @description The first day that no longer belongs to it */
                                    to: string;
                                };
                            };
                            /** @description When it was last said */
                            freshAsOf: string | null;
                            /** @enum {unknown} */
                            holds: "text" | "number" | "time" | "boolean" | "list";
                            merge: {
                                /** @description For `source-priority`: best first; sources that are not named come after all of them */
                                sources?: string[];
                                /**
                                 * @description `last`: said latest. `first`: said first. `most-frequent-source`: the latest of the source that says it most often. `source-priority`: the latest of the first source in `sources` that says anything. `union`: a list of all values. Null takes away all that was said before it.
                                 * @enum {unknown}
                                 */
                                strategy: "last" | "first" | "most-frequent-source" | "source-priority" | "union";
                            };
                            name: string;
                            /** @enum {unknown} */
                            origin: "declared" | "computed";
                            /** @description How many identifiers have had it; null for computed traits */
                            people: number | null;
                            purchases: {
                                /** @description From this moment on the values are gone, such as 2027-06-30T00:00:00Z */
                                expiresAt: string;
                                identifiers: number;
                                /**
                                 * @description The ground under Article 6(1) of the GDPR
                                 * @enum {unknown}
                                 */
                                legalBasis: "consent" | "contract" | "legal-obligation" | "vital-interests" | "public-task" | "legitimate-interests";
                                /** @description What the supplier allows, or its number */
                                licence: string;
                                supplier: string;
                            }[];
                            /** @description Who has said it */
                            sources: string[];
                        }[];
                        total: number;
                    };
                };
            };
        };
    };
    addTrait: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description `first` and `last` without a property give the time of the event; `days-since-…` are whole days of 24 hours
                     * @enum {unknown}
                     */
                    aggregation: "count" | "sum" | "average" | "min" | "max" | "first" | "last" | "most-frequent" | "unique-count" | "unique-list" | "days-since-first" | "days-since-last";
                    description?: string;
                    /** @description The event’s name; for pages and screens their name, or empty for any */
                    event: string;
                    /** @description Letters, digits and underscores, such as orders_90d */
                    name: string;
                    /** @description What is added up, compared or listed: a property, `$channel` and the like, or `products[].category` */
                    property?: string;
                    /** @enum {unknown} */
                    type: "track" | "page" | "screen";
                    where?: {
                        /** @description A property; `address.city` inside an object, `products[].category` inside a list (any of them); `$page_path` and the like for what every event carries */
                        property: string;
                        test: {
                            /** @enum {unknown} */
                            operator: "is" | "is-not" | "contains" | "contains-not" | "starts";
                            /** @enum {string} */
                            type: "text";
                            /** @description Any one of them */
                            values: string[];
                        } | {
                            /** @enum {unknown} */
                            operator: "equals" | "not-equals" | "more" | "at-least" | "less" | "at-most" | "between";
                            /** @description For “between”; both ends belong to it */
                            to?: number;
                            /** @enum {string} */
                            type: "number";
                            value: number;
                        } | {
                            /** @description A date such as 2026-03-31, in the workspace’s time zone */
                            day?: string;
                            /** @description For “in-last” and “not-in-last” */
                            days?: number;
                            /** @enum {unknown} */
                            operator: "before" | "after" | "between" | "in-last" | "not-in-last";
                            /** @description For “between”: the first day that no longer belongs to it */
                            to?: string;
                            /** @enum {string} */
                            type: "time";
                        } | {
                            /** @enum {string} */
                            type: "boolean";
                            value: boolean;
                        } | {
                            /** @enum {unknown} */
                            operator: "exists" | "missing";
                            /** @enum {string} */
                            type: "any";
                        };
                    }[];
                    window?: {
                        /** @enum {string} */
                        kind: "ever";
                    } | {
                        count: number;
                        /** @enum {string} */
                        kind: "last";
                        /** @enum {unknown} */
                        unit: "hours" | "days" | "weeks";
                    } | {
                        /** @description A date such as 2026-03-31, in the workspace’s time zone */
                        from: string;
                        /** @enum {string} */
                        kind: "between";
                        /** @description The first day that no longer belongs to it */
                        to: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `first` and `last` without a property give the time of the event; `days-since-…` are whole days of 24 hours
                         * @enum {unknown}
                         */
                        aggregation: "count" | "sum" | "average" | "min" | "max" | "first" | "last" | "most-frequent" | "unique-count" | "unique-list" | "days-since-first" | "days-since-last";
                        createdAt: string;
                        createdBy: string;
                        description: string;
                        /** @description The event’s name; for pages and screens their name, or empty for any */
                        event: string;
                        /** @enum {unknown} */
                        holds: "text" | "number" | "time" | "boolean" | "list";
                        /** @description Letters, digits and underscores, such as orders_90d */
                        name: string;
                        /** @description What is added up, compared or listed: a property, `$channel` and the like, or `products[].category` */
                        property?: string;
                        /** @enum {unknown} */
                        type: "track" | "page" | "screen";
                        updatedAt: string;
                        where: {
                            /** @description A property; `address.city` inside an object, `products[].category` inside a list (any of them); `$page_path` and the like for what every event carries */
                            property: string;
                            test: {
                                /** @enum {unknown} */
                                operator: "is" | "is-not" | "contains" | "contains-not" | "starts";
                                /** @enum {string} */
                                type: "text";
                                /** @description Any one of them */
                                values: string[];
                            } | {
                                /** @enum {unknown} */
                                operator: "equals" | "not-equals" | "more" | "at-least" | "less" | "at-most" | "between";
                                /** @description For “between”; both ends belong to it */
                                to?: number;
                                /** @enum {string} */
                                type: "number";
                                value: number;
                            } | {
                                /** @description A date such as 2026-03-31, in the workspace’s time zone */
                                day?: string;
                                /** @description For “in-last” and “not-in-last” */
                                days?: number;
                                /** @enum {unknown} */
                                operator: "before" | "after" | "between" | "in-last" | "not-in-last";
                                /** @description For “between”: the first day that no longer belongs to it */
                                to?: string;
                                /** @enum {string} */
                                type: "time";
                            } | {
                                /** @enum {string} */
                                type: "boolean";
                                value: boolean;
                            } | {
                                /** @enum {unknown} */
                                operator: "exists" | "missing";
                                /** @enum {string} */
                                type: "any";
                            };
                        }[];
                        window: {
                            /** @enum {string} */
                            kind: "ever";
                        } | {
                            count: number;
                            /** @enum {string} */
                            kind: "last";
                            /** @enum {unknown} */
                            unit: "hours" | "days" | "weeks";
                        } | {
                            /** @description A date such as 2026-03-31, in the workspace’s time zone */
                            from: string;
                            /** @enum {string} */
                            kind: "between";
                            /** @description The first day that no longer belongs to it */
                            to: string;
                        };
                    };
                };
            };
        };
    };
    changeTrait: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description `first` and `last` without a property give the time of the event; `days-since-…` are whole days of 24 hours
                     * @enum {unknown}
                     */
                    aggregation: "count" | "sum" | "average" | "min" | "max" | "first" | "last" | "most-frequent" | "unique-count" | "unique-list" | "days-since-first" | "days-since-last";
                    description?: string;
                    /** @description The event’s name; for pages and screens their name, or empty for any */
                    event: string;
                    /** @description Letters, digits and underscores, such as orders_90d */
                    name: string;
                    /** @description What is added up, compared or listed: a property, `$channel` and the like, or `products[].category` */
                    property?: string;
                    /** @enum {unknown} */
                    type: "track" | "page" | "screen";
                    where?: {
                        /** @description A property; `address.city` inside an object, `products[].category` inside a list (any of them); `$page_path` and the like for what every event carries */
                        property: string;
                        test: {
                            /** @enum {unknown} */
                            operator: "is" | "is-not" | "contains" | "contains-not" | "starts";
                            /** @enum {string} */
                            type: "text";
                            /** @description Any one of them */
                            values: string[];
                        } | {
                            /** @enum {unknown} */
                            operator: "equals" | "not-equals" | "more" | "at-least" | "less" | "at-most" | "between";
                            /** @description For “between”; both ends belong to it */
                            to?: number;
                            /** @enum {string} */
                            type: "number";
                            value: number;
                        } | {
                            /** @description A date such as 2026-03-31, in the workspace’s time zone */
                            day?: string;
                            /** @description For “in-last” and “not-in-last” */
                            days?: number;
                            /** @enum {unknown} */
                            operator: "before" | "after" | "between" | "in-last" | "not-in-last";
                            /** @description For “between”: the first day that no longer belongs to it */
                            to?: string;
                            /** @enum {string} */
                            type: "time";
                        } | {
                            /** @enum {string} */
                            type: "boolean";
                            value: boolean;
                        } | {
                            /** @enum {unknown} */
                            operator: "exists" | "missing";
                            /** @enum {string} */
                            type: "any";
                        };
                    }[];
                    window?: {
                        /** @enum {string} */
                        kind: "ever";
                    } | {
                        count: number;
                        /** @enum {string} */
                        kind: "last";
                        /** @enum {unknown} */
                        unit: "hours" | "days" | "weeks";
                    } | {
                        /** @description A date such as 2026-03-31, in the workspace’s time zone */
                        from: string;
                        /** @enum {string} */
                        kind: "between";
                        /** @description The first day that no longer belongs to it */
                        to: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `first` and `last` without a property give the time of the event; `days-since-…` are whole days of 24 hours
                         * @enum {unknown}
                         */
                        aggregation: "count" | "sum" | "average" | "min" | "max" | "first" | "last" | "most-frequent" | "unique-count" | "unique-list" | "days-since-first" | "days-since-last";
                        createdAt: string;
                        createdBy: string;
                        description: string;
                        /** @description The event’s name; for pages and screens their name, or empty for any */
                        event: string;
                        /** @enum {unknown} */
                        holds: "text" | "number" | "time" | "boolean" | "list";
                        /** @description Letters, digits and underscores, such as orders_90d */
                        name: string;
                        /** @description What is added up, compared or listed: a property, `$channel` and the like, or `products[].category` */
                        property?: string;
                        /** @enum {unknown} */
                        type: "track" | "page" | "screen";
                        updatedAt: string;
                        where: {
                            /** @description A property; `address.city` inside an object, `products[].category` inside a list (any of them); `$page_path` and the like for what every event carries */
                            property: string;
                            test: {
                                /** @enum {unknown} */
                                operator: "is" | "is-not" | "contains" | "contains-not" | "starts";
                                /** @enum {string} */
                                type: "text";
                                /** @description Any one of them */
                                values: string[];
                            } | {
                                /** @enum {unknown} */
                                operator: "equals" | "not-equals" | "more" | "at-least" | "less" | "at-most" | "between";
                                /** @description For “between”; both ends belong to it */
                                to?: number;
                                /** @enum {string} */
                                type: "number";
                                value: number;
                            } | {
                                /** @description A date such as 2026-03-31, in the workspace’s time zone */
                                day?: string;
                                /** @description For “in-last” and “not-in-last” */
                                days?: number;
                                /** @enum {unknown} */
                                operator: "before" | "after" | "between" | "in-last" | "not-in-last";
                                /** @description For “between”: the first day that no longer belongs to it */
                                to?: string;
                                /** @enum {string} */
                                type: "time";
                            } | {
                                /** @enum {string} */
                                type: "boolean";
                                value: boolean;
                            } | {
                                /** @enum {unknown} */
                                operator: "exists" | "missing";
                                /** @enum {string} */
                                type: "any";
                            };
                        }[];
                        window: {
                            /** @enum {string} */
                            kind: "ever";
                        } | {
                            count: number;
                            /** @enum {string} */
                            kind: "last";
                            /** @enum {unknown} */
                            unit: "hours" | "days" | "weeks";
                        } | {
                            /** @description A date such as 2026-03-31, in the workspace’s time zone */
                            from: string;
                            /** @enum {string} */
                            kind: "between";
                            /** @description The first day that no longer belongs to it */
                            to: string;
                        };
                    };
                };
            };
        };
    };
    removeTrait: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `first` and `last` without a property give the time of the event; `days-since-…` are whole days of 24 hours
                         * @enum {unknown}
                         */
                        aggregation: "count" | "sum" | "average" | "min" | "max" | "first" | "last" | "most-frequent" | "unique-count" | "unique-list" | "days-since-first" | "days-since-last";
                        createdAt: string;
                        createdBy: string;
                        description: string;
                        /** @description The event’s name; for pages and screens their name, or empty for any */
                        event: string;
                        /** @enum {unknown} */
                        holds: "text" | "number" | "time" | "boolean" | "list";
                        /** @description Letters, digits and underscores, such as orders_90d */
                        name: string;
                        /** @description What is added up, compared or listed: a property, `$channel` and the like, or `products[].category` */
                        property?: string;
                        /** @enum {unknown} */
                        type: "track" | "page" | "screen";
                        updatedAt: string;
                        where: {
                            /** @description A property; `address.city` inside an object, `products[].category` inside a list (any of them); `$page_path` and the like for what every event carries */
                            property: string;
                            test: {
                                /** @enum {unknown} */
                                operator: "is" | "is-not" | "contains" | "contains-not" | "starts";
                                /** @enum {string} */
                                type: "text";
                                /** @description Any one of them */
                                values: string[];
                            } | {
                                /** @enum {unknown} */
                                operator: "equals" | "not-equals" | "more" | "at-least" | "less" | "at-most" | "between";
                                /** @description For “between”; both ends belong to it */
                                to?: number;
                                /** @enum {string} */
                                type: "number";
                                value: number;
                            } | {
                                /** @description A date such as 2026-03-31, in the workspace’s time zone */
                                day?: string;
                                /** @description For “in-last” and “not-in-last” */
                                days?: number;
                                /** @enum {unknown} */
                                operator: "before" | "after" | "between" | "in-last" | "not-in-last";
                                /** @description For “between”: the first day that no longer belongs to it */
                                to?: string;
                                /** @enum {string} */
                                type: "time";
                            } | {
                                /** @enum {string} */
                                type: "boolean";
                                value: boolean;
                            } | {
                                /** @enum {unknown} */
                                operator: "exists" | "missing";
                                /** @enum {string} */
                                type: "any";
                            };
                        }[];
                        window: {
                            /** @enum {string} */
                            kind: "ever";
                        } | {
                            count: number;
                            /** @enum {string} */
                            kind: "last";
                            /** @enum {unknown} */
                            unit: "hours" | "days" | "weeks";
                        } | {
                            /** @description A date such as 2026-03-31, in the workspace’s time zone */
                            from: string;
                            /** @enum {string} */
                            kind: "between";
                            /** @description The first day that no longer belongs to it */
                            to: string;
                        };
                    };
                };
            };
        };
    };
    setTraitMerge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description For `source-priority`: best first; sources that are not named come after all of them */
                    sources?: string[];
                    /**
                     * @description `last`: said latest. `first`: said first. `most-frequent-source`: the latest of the source that says it most often. `source-priority`: the latest of the first source in `sources` that says anything. `union`: a list of all values. Null takes away all that was said before it.
                     * @enum {unknown}
                     */
                    strategy: "last" | "first" | "most-frequent-source" | "source-priority" | "union";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description For `source-priority`: best first; sources that are not named come after all of them */
                        sources?: string[];
                        /**
                         * @description `last`: said latest. `first`: said first. `most-frequent-source`: the latest of the source that says it most often. `source-priority`: the latest of the first source in `sources` that says anything. `union`: a list of all values. Null takes away all that was said before it.
                         * @enum {unknown}
                         */
                        strategy: "last" | "first" | "most-frequent-source" | "source-priority" | "union";
                    };
                };
            };
        };
    };
    previewTrait: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description `first` and `last` without a property give the time of the event; `days-since-…` are whole days of 24 hours
                     * @enum {unknown}
                     */
                    aggregation: "count" | "sum" | "average" | "min" | "max" | "first" | "last" | "most-frequent" | "unique-count" | "unique-list" | "days-since-first" | "days-since-last";
                    description?: string;
                    /** @description The event’s name; for pages and screens their name, or empty for any */
                    event: string;
                    /** @description Letters, digits and underscores, such as orders_90d */
                    name: string;
                    /** @description What is added up, compared or listed: a property, `$channel` and the like, or `products[].category` */
                    property?: string;
                    /** @enum {unknown} */
                    type: "track" | "page" | "screen";
                    where?: {
                        /** @description A property; `address.city` inside an object, `products[].category` inside a list (any of them); `$page_path` and the like for what every event carries */
                        property: string;
                        test: {
                            /** @enum {unknown} */
                            operator: "is" | "is-not" | "contains" | "contains-not" | "starts";
                            /** @enum {string} */
                            type: "text";
                            /** @description Any one of them */
                            values: string[];
                        } | {
                            /** @enum {unknown} */
                            operator: "equals" | "not-equals" | "more" | "at-least" | "less" | "at-most" | "between";
                            /** @description For “between”; both ends belong to it */
                            to?: number;
                            /** @enum {string} */
                            type: "number";
                            value: number;
                        } | {
                            /** @description A date such as 2026-03-31, in the workspace’s time zone */
                            day?: string;
                            /** @description For “in-last” and “not-in-last” */
                            days?: number;
                            /** @enum {unknown} */
                            operator: "before" | "after" | "between" | "in-last" | "not-in-last";
                            /** @description For “between”: the first day that no longer belongs to it */
                            to?: string;
                            /** @enum {string} */
                            type: "time";
                        } | {
                            /** @enum {string} */
                            type: "boolean";
                            value: boolean;
                        } | {
                            /** @enum {unknown} */
                            operator: "exists" | "missing";
                            /** @enum {string} */
                            type: "any";
                        };
                    }[];
                    window?: {
                        /** @enum {string} */
                        kind: "ever";
                    } | {
                        count: number;
                        /** @enum {string} */
                        kind: "last";
                        /** @enum {unknown} */
                        unit: "hours" | "days" | "weeks";
                    } | {
                        /** @description A date such as 2026-03-31, in the workspace’s time zone */
                        from: string;
                        /** @enum {string} */
                        kind: "between";
                        /** @description The first day that no longer belongs to it */
                        to: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        at: string;
                        common: {
                            people: number;
                            value: string;
                        }[];
                        examples: {
                            /** @description How many events count */
                            events: number;
                            /** @description When the latest of them happened */
                            latest: string;
                            /** @description Empty where no name is known */
                            name: string;
                            person: string;
                            value: string;
                        }[];
                        /** @enum {unknown} */
                        holds: "text" | "number" | "time" | "boolean" | "list";
                        least: number | null;
                        median: number | null;
                        most: number | null;
                        /** @description All people known */
                        people: number;
                        /** @description People for whom at least one event counts */
                        withValue: number;
                    };
                };
            };
        };
    };
    addPurchase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description From this moment on the values are gone, such as 2027-06-30T00:00:00Z */
                    expiresAt: string;
                    /**
                     * @description The ground under Article 6(1) of the GDPR
                     * @enum {unknown}
                     */
                    legalBasis: "consent" | "contract" | "legal-obligation" | "vital-interests" | "public-task" | "legitimate-interests";
                    /** @description What the supplier allows, or its number */
                    licence: string;
                    people: {
                        /** @description Such as {"email": "anna@example.com"} */
                        identifiers: {
                            [key: string]: string;
                        };
                        traits: {
                            [key: string]: unknown;
                        };
                    }[];
                    supplier: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepted: number;
                        expiresAt: string;
                    };
                };
            };
        };
    };
    getWebStatistics: {
        parameters: {
            query: {
                compare?: "none" | "previous" | "last-year";
                /** @description “dimension:value”, or “!dimension:value” for all but that value; several values of one dimension mean any of them */
                filter?: string[];
                /** @description A date in the workspace’s time zone */
                from: string;
                grain?: "hour" | "day" | "week" | "month";
                /** @description The day after the last one */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        breakdowns: {
                            campaign: {
                                /** @description Sessions in the comparison period */
                                before?: number;
                                bounceRate: number | null;
                                duration: number | null;
                                key: string;
                                sessions: number;
                                share: number | null;
                                visitors: number;
                            }[];
                            channel: {
                                /** @description Sessions in the comparison period */
                                before?: number;
                                bounceRate: number | null;
                                duration: number | null;
                                key: string;
                                sessions: number;
                                share: number | null;
                                visitors: number;
                            }[];
                            country: {
                                /** @description Sessions in the comparison period */
                                before?: number;
                                bounceRate: number | null;
                                duration: number | null;
                                key: string;
                                sessions: number;
                                share: number | null;
                                visitors: number;
                            }[];
                            device: {
                                /** @description Sessions in the comparison period */
                                before?: number;
                                bounceRate: number | null;
                                duration: number | null;
                                key: string;
                                sessions: number;
                                share: number | null;
                                visitors: number;
                            }[];
                            exit_page: {
                                /** @description Sessions in the comparison period */
                                before?: number;
                                bounceRate: number | null;
                                duration: number | null;
                                key: string;
                                sessions: number;
                                share: number | null;
                                visitors: number;
                            }[];
                            landing_page: {
                                /** @description Sessions in the comparison period */
                                before?: number;
                                bounceRate: number | null;
                                duration: number | null;
                                key: string;
                                sessions: number;
                                share: number | null;
                                visitors: number;
                            }[];
                            source: {
                                /** @description Sessions in the comparison period */
                                before?: number;
                                bounceRate: number | null;
                                duration: number | null;
                                key: string;
                                sessions: number;
                                share: number | null;
                                visitors: number;
                            }[];
                        };
                        buckets: string[];
                        comparison?: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        figures: {
                            bounce_rate: {
                                change?: number | null;
                                comparison?: number | null;
                                value: number | null;
                            };
                            page_views: {
                                change?: number | null;
                                comparison?: number | null;
                                value: number | null;
                            };
                            pages_per_session: {
                                change?: number | null;
                                comparison?: number | null;
                                value: number | null;
                            };
                            session_duration: {
                                change?: number | null;
                                comparison?: number | null;
                                value: number | null;
                            };
                            sessions: {
                                change?: number | null;
                                comparison?: number | null;
                                value: number | null;
                            };
                            visitors: {
                                change?: number | null;
                                comparison?: number | null;
                                value: number | null;
                            };
                        };
                        goals: {
                            channels: {
                                /** @description 95 % interval: low, high */
                                interval?: number[];
                                key: string;
                                rate: number | null;
                                /** @description Sessions in which the goal was reached */
                                reached: number;
                                sessions: number;
                            }[];
                            goal: {
                                id: string;
                                /** @enum {unknown} */
                                kind: "event" | "path";
                                name: string;
                                value: string;
                            };
                            total: {
                                /** @description 95 % interval: low, high */
                                interval?: number[];
                                key: string;
                                rate: number | null;
                                /** @description Sessions in which the goal was reached */
                                reached: number;
                                sessions: number;
                            };
                        }[];
                        /** @enum {unknown} */
                        grain: "hour" | "day" | "week" | "month";
                        period: {
                            /** @description A date in the workspace’s time zone */
                            from: string;
                            /** @description The day after the last one */
                            to: string;
                        };
                        sessions: number[];
                        sessionsBefore?: (number | null)[];
                        visitors: number[];
                    };
                };
            };
        };
    };
    listSiteGoals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @enum {unknown} */
                            kind: "event" | "path";
                            name: string;
                            value: string;
                        }[];
                        total: number;
                    };
                };
            };
        };
    };
    createSiteGoal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    kind: "event" | "path";
                    name: string;
                    /** @description Name of the event, or path of the page, where * stands for anything */
                    value: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {unknown} */
                        kind: "event" | "path";
                        name: string;
                        value: string;
                    };
                };
            };
        };
    };
    deleteSiteGoal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currency: string;
                        defaultRegion?: string;
                        demo: boolean;
                        /** @enum {unknown} */
                        language: "en" | "sv" | "nl" | "he";
                        name: string;
                        setUp: boolean;
                        timeZone: string;
                        /** @description 0 Sunday, 1 Monday, 6 Saturday */
                        weekStart: 0 | 1 | 6;
                    };
                };
            };
        };
    };
    changeWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description ISO 4217, such as EUR */
                    currency?: string;
                    defaultRegion?: string | null;
                    /** @enum {unknown} */
                    language?: "en" | "sv" | "nl" | "he";
                    /** @description The company’s name */
                    name?: string;
                    /** @description IANA name, such as Europe/Stockholm */
                    timeZone?: string;
                    /** @description 0 Sunday, 1 Monday, 6 Saturday */
                    weekStart?: 0 | 1 | 6;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currency: string;
                        defaultRegion?: string;
                        demo: boolean;
                        /** @enum {unknown} */
                        language: "en" | "sv" | "nl" | "he";
                        name: string;
                        setUp: boolean;
                        timeZone: string;
                        /** @description 0 Sunday, 1 Monday, 6 Saturday */
                        weekStart: 0 | 1 | 6;
                    };
                };
            };
        };
    };
}
