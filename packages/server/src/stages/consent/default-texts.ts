import type { WorkspaceLanguage } from '@rondo/contract';

type Words = { title: string; body: string };

/** What people read of a purpose until the company has written words of its own. */
const TEXTS: Record<string, Record<WorkspaceLanguage, Words>> = {
  analytics: {
    en: {
      title: 'Statistics',
      body: 'We may see how you use our site and our shop, so that we know what works and what does not.',
    },
    sv: {
      title: 'Statistik',
      body: 'Vi får se hur du använder vår webbplats och butik, så att vi vet vad som fungerar och inte.',
    },
    nl: {
      title: 'Statistiek',
      body: 'We mogen zien hoe u onze site en winkel gebruikt, zodat we weten wat werkt en wat niet.',
    },
    he: {
      title: 'סטטיסטיקה',
      body: 'מותר לנו לראות איך נעשה שימוש באתר ובחנות שלנו, כדי לדעת מה עובד ומה לא.',
    },
  },
  profiling: {
    en: {
      title: 'Suited to you',
      body: 'We may put together what you do with us, to show you what suits you rather than what we show everybody.',
    },
    sv: {
      title: 'Anpassat till dig',
      body: 'Vi får sammanställa vad du gör hos oss, för att visa det som passar dig i stället för samma sak för alla.',
    },
    nl: {
      title: 'Op u afgestemd',
      body: 'We mogen bijeenbrengen wat u bij ons doet, om te laten zien wat bij u past in plaats van wat iedereen ziet.',
    },
    he: {
      title: 'מותאם אישית',
      body: 'מותר לנו לרכז את מה שנעשה אצלנו, כדי להציג מה שמתאים באופן אישי ולא את מה שכולם רואים.',
    },
  },
  marketing: {
    en: {
      title: 'News and offers',
      body: 'We may tell you about our products and offers by the ways that you tick here.',
    },
    sv: {
      title: 'Nyheter och erbjudanden',
      body: 'Vi får berätta om våra produkter och erbjudanden på de sätt som du kryssar i här.',
    },
    nl: {
      title: 'Nieuws en aanbiedingen',
      body: 'We mogen u over onze producten en aanbiedingen vertellen op de manieren die u hier aanvinkt.',
    },
    he: {
      title: 'חדשות ומבצעים',
      body: 'מותר לנו לספר על המוצרים והמבצעים שלנו בדרכים המסומנות כאן.',
    },
  },
};

export function defaultText(purpose: string, language: WorkspaceLanguage): Words {
  return TEXTS[purpose]?.[language] ?? { title: purpose, body: purpose };
}
