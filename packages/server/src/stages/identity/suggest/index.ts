export { createSuggestions, type Suggestions } from './create-suggestions.ts';
export { suggestionRoutes } from './routes.ts';
