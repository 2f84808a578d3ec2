import { describe, expect, it } from 'vitest';
import { guessKinds } from './guess-kind.ts';
import { sniffText } from './sniff-file.ts';

/** Heads of exports as each tool writes them: file, kind, and the fields that must be found without help. */
const exports: Record<string, { head: string; kind: string; fields: string[] }> = {
  'Google Ads': {
    head: 'Campaign report\n"January 1, 2024 - January 31, 2024"\nDay,Campaign,Campaign ID,Ad group,Currency code,Impr.,Clicks,Cost,Conversions,Conv. value\n2024-01-01,Brand,123,All,SEK,"1,234",45,"1,045.50",3.50,900.00\n2024-01-02,Brand,123,All,SEK,"2,234",55,945.50,2.00,800.00\nTotal: Campaigns, --, --,--,SEK,"3,468",100,"1,991.00",5.50,1700.00\n',
    kind: 'ad-figures',
    fields: ['date', 'campaign', 'spend', 'impressions', 'clicks', 'conversions', 'revenue'],
  },
  'Meta Ads': {
    head: 'Reporting starts,Reporting ends,Campaign name,Ad set name,Ad name,Amount spent (SEK),Impressions,Reach,Link clicks,Results\n2024-01-01,2024-01-07,Spring,Women 25-34,Video A,1200.50,34000,21000,340,12\n2024-01-08,2024-01-14,Spring,Women 25-34,Video A,1100.50,31000,20000,310,10\n',
    kind: 'ad-figures',
    fields: ['date', 'campaign', 'ad_group', 'creative', 'spend', 'reach', 'clicks'],
  },
  'LinkedIn Ads': {
    head: 'Start Date (in UTC)\tCampaign Name\tCampaign ID\tTotal Spent\tCurrency\tImpressions\tClicks\tReactions\n1/2/2024\tABM\t1\t10.5\tEUR\t1000\t10\t5\n1/3/2024\tABM\t1\t11.5\tEUR\t1100\t11\t6\n',
    kind: 'ad-figures',
    fields: ['date', 'campaign', 'spend', 'impressions', 'clicks'],
  },
  GA4: {
    head: '# ----------------------------------------\n# Traffic acquisition\n# Account: Demo\n# Start date: 20240101\n# ----------------------------------------\nDate,Session default channel group,Sessions,Engaged sessions,Total users,Key events,Total revenue\n20240101,Organic Search,120,80,100,3,120.5\n20240102,Direct,99,60,70,1,0\n',
    kind: 'web-statistics',
    fields: ['date', 'channel', 'sessions', 'visitors', 'conversions', 'revenue'],
  },
  'HubSpot contacts': {
    head: 'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lifecycle Stage,Create Date,Original Source\n51,Ann,Berg,ann@example.com,+46701740605,Eva,Lead,2024-01-02 10:00,Organic Search\n52,Bo,Ek,bo@example.com,,Eva,Customer,2024-01-03 10:00,Direct\n',
    kind: 'contacts',
    fields: [
      'crm_id',
      'email',
      'phone',
      'first_name',
      'salesperson',
      'lifecycle_stage',
      'lead_source',
      'created_at',
    ],
  },
  'HubSpot deals': {
    head: 'Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Create Date\n9,Big one,Closed won,2024-03-01 10:00,Eva,12000,2024-01-01 10:00\n10,Small,Open,,Eva,200,2024-01-05 10:00\n',
    kind: 'deals',
    fields: ['deal_id', 'name', 'stage', 'value', 'salesperson', 'timestamp', 'closed_at'],
  },
  'Shopify orders': {
    head: 'Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Phone\n#1001,ann@example.com,paid,2024-01-02 10:00:00 +0100,SEK,100,0,25,125.00,,2024-01-02 09:59:00 +0100,1,Tea,100,Ann Berg,\n#1002,bo@example.com,paid,2024-01-03 10:00:00 +0100,SEK,200,0,50,250.00,SPRING,2024-01-03 09:59:00 +0100,2,Cup,100,Bo Ek,\n',
    kind: 'orders',
    fields: ['order_id', 'email', 'total', 'subtotal', 'shipping', 'tax', 'currency', 'timestamp'],
  },
  Meltwater: {
    head: 'Date\tHeadline\tURL\tOpening Text\tHit Sentence\tSource\tInfluencer\tCountry\tLanguage\tReach\tSentiment\tAVE\tInput Name\n12-Jan-2024 10:05AM\tHello\thttps://x.example/1\tIntro\tWe like it\tDN\tEva\tSweden\tSwedish\t10000\tPositive\t92.5\tAcme\n13-Jan-2024 11:05AM\tHello\thttps://x.example/2\tIntro\tWe like it\tSvD\tEva\tSweden\tSwedish\t10000\tNeutral\t92.5\tAcme\n',
    kind: 'mentions',
    fields: ['published_at', 'title', 'text', 'url', 'source', 'sentiment', 'reach', 'media_value', 'brand'],
  },
  Talkwalker: {
    head: 'published,title,content_snippet,url,domain_url,lang,sentiment,source_type,reach,engagement\n2024-01-12 10:05:00,Hello,we like it,https://x.example/1,https://x.example,sv,5,ONLINENEWS,1000,12\n2024-01-13 10:05:00,Hello,we like it,https://x.example/2,https://x.example,sv,-5,BLOG,1000,12\n',
    kind: 'mentions',
    fields: ['published_at', 'text', 'url', 'sentiment', 'medium', 'engagements', 'language'],
  },
  Brandwatch: {
    head: 'Query Id,Query Name,Date,Title,Snippet,Url,Domain,Sentiment,Page Type,Language,Country,Author,Full Text,Impressions\n1,Acme,2024-01-12 10:05:00.0,Hi,like it,https://x.example/1,x.example,positive,news,sv,Sweden,eva,like it a lot,100\n1,Acme,2024-01-13 10:05:00.0,Hi,like it,https://x.example/2,x.example,negative,blog,sv,Sweden,eva,like it a lot,100\n',
    kind: 'mentions',
    fields: ['published_at', 'text', 'brand', 'source', 'sentiment', 'medium', 'author'],
  },
  'a Swedish order list': {
    head: 'Ordernummer;Kundnummer;E-post;Orderdatum;Belopp;Valuta\n1001;K1;anna@example.com;2024-01-02;1 234,50;SEK\n1002;K2;bo@example.com;2024-01-03;99,00;SEK\n',
    kind: 'orders',
    fields: ['order_id', 'customer_number', 'email', 'timestamp', 'total', 'currency'],
  },
  'a Hebrew order list': {
    head: 'מספר הזמנה,דוא"ל,תאריך הזמנה,סכום\n1001,anna@example.com,31/01/2024,120.50\n1002,bo@example.com,02/02/2024,99.00\n',
    kind: 'orders',
    fields: ['order_id', 'email', 'timestamp', 'total'],
  },
  'a survey': {
    head: 'Response ID,E-mail,Submitted at,How likely are you to recommend us?,Which brands of tea do you know?\n1,a@example.com,2024-01-02 10:00,9,Acme\n2,b@example.com,2024-01-02 11:00,6,Other\n',
    kind: 'survey-answers',
    fields: ['response_id', 'email', 'timestamp'],
  },
  reviews: {
    head: 'Review ID,Reviewer name,Product name,Rating,Review text,Review date\nr1,Ann,Tea,5,Lovely,2024-01-02\nr2,Bo,Cup,2,Broke,2024-01-03\n',
    kind: 'reviews',
    fields: ['review_id', 'rating', 'review_body', 'product_name', 'timestamp'],
  },
  'a product feed': {
    head: 'id,title,description,link,image_link,availability,price,brand,gtin\n1,Tea,Green,https://x.example/1,https://x.example/1.jpg,in stock,12.00 SEK,Acme,73500001\n2,Cup,Blue,https://x.example/2,https://x.example/2.jpg,in stock,22.00 SEK,Acme,73500002\n',
    kind: 'products',
    fields: ['product_id', 'name', 'price', 'brand', 'gtin', 'url', 'image_url'],
  },
  'HubSpot tickets': {
    head: 'Ticket ID,Ticket name,Ticket status,Priority,Create date,Close date,Source\n1,Help,Closed,High,2024-01-02 10:00,2024-01-03 10:00,Email\n2,Help,New,Low,2024-01-04 10:00,,Chat\n',
    kind: 'tickets',
    fields: ['ticket_id', 'subject', 'status', 'priority', 'timestamp', 'closed_at'],
  },
  Mailchimp: {
    head: 'Title,Subject,List,Send Date,Total Recipients,Successful Deliveries,Unique Opens,Unique Clicks,Unsubscribes\nSpring,Hi,Main,"Jan 05, 2024 10:00 am",1000,990,300,50,2\nSummer,Hi,Main,"Jun 05, 2024 10:00 am",1000,990,300,50,2\n',
    kind: 'email-statistics',
    fields: ['date', 'campaign', 'creative', 'sent', 'delivered', 'opens', 'clicks', 'unsubscribes'],
  },
  'figures by week': {
    head: 'Week,Sales,Visitors,Staff hours\n2024-W01,1200,300,80\n2024-W02,1300,310,82\n',
    kind: 'kpi-values',
    fields: ['date'],
  },
  'a list of figures': {
    head: 'Date,KPI,Value,Unit\n2024-01-01,Sales,1200,SEK\n2024-01-08,Sales,1300,SEK\n',
    kind: 'kpi-values',
    fields: ['date', 'kpi', 'value', 'unit'],
  },
  'Instagram posts': {
    head: 'Post ID,Account username,Post text,Permalink,Post type,Publish time,Impressions,Reach,Likes,Comments,Shares,Saves\n1,acme,Hi,https://x.example/p/1,IG image,01/15/2024 09:00,1000,800,50,3,2,1\n2,acme,Ho,https://x.example/p/2,IG image,01/16/2024 09:00,1000,800,50,3,2,1\n',
    kind: 'social-posts',
    fields: ['date', 'creative_id', 'creative', 'content_url', 'impressions', 'reach', 'likes', 'saves'],
  },
  'Swedish till receipts': {
    head: 'Kvittonummer;Butik;Kvittodatum;Belopp;Medlemsnummer\n1;Stockholm;2024-01-02 10:11;120,50;998877\n2;Malmö;2024-01-02 10:12;99,00;\n',
    kind: 'receipts',
    fields: ['receipt_id', 'store', 'timestamp', 'total', 'card_number'],
  },
  returns: {
    head: 'Return ID,Order ID,Email,Refund date,Refund amount,Reason\n1,1001,a@example.com,2024-02-01,50,Too small\n2,1002,b@example.com,2024-02-02,60,Broken\n',
    kind: 'returns',
    fields: ['return_id', 'order_id', 'email', 'timestamp', 'total', 'reason'],
  },
  bookings: {
    head: 'Booking reference,Email,Booked at,Check-in,Check-out,Guests,Price\nB1,a@example.com,2024-02-01 10:00,2024-03-01,2024-03-04,2,1200\nB2,b@example.com,2024-02-02 10:00,2024-03-02,2024-03-04,2,1100\n',
    kind: 'bookings',
    fields: ['booking_id', 'email', 'timestamp', 'starts_at', 'ends_at', 'guests', 'total'],
  },
  subscriptions: {
    head: 'Subscription ID,Customer ID,Plan,Start date,End date,Amount,Interval\nS1,c1,Pro,2024-01-01,,99,month\nS2,c2,Pro,2024-01-02,,99,month\n',
    kind: 'subscriptions',
    fields: ['subscription_id', 'user_id', 'plan', 'timestamp', 'total', 'interval'],
  },
  payments: {
    head: 'Payment ID,Customer ID,Paid at,Amount,Currency,Payment method\np1,c1,2024-01-01,99,SEK,card\np2,c2,2024-01-02,99,SEK,card\n',
    kind: 'payments',
    fields: ['payment_id', 'user_id', 'timestamp', 'total', 'currency', 'payment_method'],
  },
  events: {
    head: 'email,event,timestamp,plan\na@example.com,Form Submitted,2024-01-01T10:00:00Z,pro\nb@example.com,Form Submitted,2024-01-01T10:00:00Z,free\n',
    kind: 'events',
    fields: ['email', 'event', 'timestamp'],
  },
};

describe('guessKinds', () => {
  it.each(Object.entries(exports))('knows %s', (_name, { head, kind, fields }) => {
    const { shape } = sniffText(Buffer.from(head), true);
    const [guess, next] = guessKinds(shape);
    expect(guess?.kind).toBe(kind);
    expect(guess?.confidence).toBeGreaterThan((next?.confidence ?? 0) + 0.01);
    expect(Object.keys(guess?.mapping.fields ?? {})).toEqual(expect.arrayContaining(fields));
  });

  it('turns a table with one column per channel, and keeps what is no channel as a figure', () => {
    const head =
      'DATE,revenue,tv_S,print_S,facebook_I,facebook_S,search_clicks_P,competitor_sales_B\n2015-11-23,10,1,2,3,4,5,6\n2015-11-30,11,1,2,3,4,5,6\n';
    const [guess] = guessKinds(sniffText(Buffer.from(head), true).shape);
    expect(guess?.mapping).toEqual({
      fields: { date: 'DATE' },
      wide: [
        { set: { channel: 'tv' }, columns: { spend: 'tv_S' } },
        { set: { channel: 'print' }, columns: { spend: 'print_S' } },
        { set: { channel: 'facebook' }, columns: { impressions: 'facebook_I', spend: 'facebook_S' } },
        { set: { channel: 'search' }, columns: { clicks: 'search_clicks_P' } },
        { target: 'kpi_values', set: { kpi: 'revenue' }, columns: { value: 'revenue' } },
        {
          target: 'kpi_values',
          set: { kpi: 'competitor_sales_b' },
          columns: { value: 'competitor_sales_B' },
        },
      ],
    });
  });

  it('asks for the zone of times that name none, and for what it could not find', () => {
    const head =
      'airline,text,tweet_created\nUnited,hello there,24-02-2015 9.59\nDelta,hello again,24-02-2015 10.01\n';
    expect(guessKinds(sniffText(Buffer.from(head), true).shape)[0]?.questions).toEqual([
      { about: 'time-zone', column: 'tweet_created', field: 'published_at', choices: [] },
    ]);
    const orders = 'email,order_id,total\na@example.com,1,5\nb@example.com,2,5\n';
    const asOrders = guessKinds(sniffText(Buffer.from(orders), true).shape).find(
      (guess) => guess.kind === 'orders',
    );
    expect(asOrders?.questions).toMatchObject([{ about: 'required-field', field: 'timestamp' }]);
  });
});
