/**
 * Who sends visitors: sites and apps by what they are. Each entry stands for itself and its subdomains; the pattern of
 * a brand also for its national addresses (google.se, google.co.il). Kept by hand from the referrers' own public pages.
 */

/** Brands with a site in many countries: `brand.` and one or two labels of letters. */
export const searchBrands = ['google', 'bing', 'yahoo', 'yandex', 'ask', 'seznam', 'qwant', 'baidu'] as const;

export const searchHosts = [
  'duckduckgo.com',
  'ecosia.org',
  'startpage.com',
  'search.brave.com',
  'kagi.com',
  'mojeek.com',
  'swisscows.com',
  'search.naver.com',
  'search.daum.net',
  'sogou.com',
  'so.com',
  'search.aol.com',
  'metager.org',
  'metager.de',
  'presearch.com',
  'dogpile.com',
  'search.walla.co.il',
  'coccoc.com',
  'go.mail.ru',
  'nova.rambler.ru',
  'search.marginalia.nu',
  'com.google.android.googlequicksearchbox',
] as const;

export const socialBrands = ['facebook', 'instagram', 'linkedin', 'pinterest', 'tiktok'] as const;

export const socialHosts = [
  'fb.com',
  'fb.me',
  'messenger.com',
  'threads.net',
  'threads.com',
  'twitter.com',
  'x.com',
  't.co',
  'lnkd.in',
  'pin.it',
  'reddit.com',
  'redd.it',
  'snapchat.com',
  'tumblr.com',
  'bsky.app',
  'mastodon.social',
  'mastodon.online',
  'vk.com',
  'ok.ru',
  'weibo.com',
  'quora.com',
  'xing.com',
  'nextdoor.com',
  'news.ycombinator.com',
  'lobste.rs',
  'discord.com',
  'whatsapp.com',
  'wa.me',
  't.me',
  'web.telegram.org',
  'telegram.org',
  'line.me',
  'flipboard.com',
  'linktr.ee',
  'com.facebook.katana',
  'com.instagram.android',
  'com.linkedin.android',
  'com.twitter.android',
  'com.pinterest',
  'com.reddit.frontpage',
  'com.zhiliaoapp.musically',
  'org.telegram.messenger',
  'com.whatsapp',
] as const;

export const videoBrands = ['youtube'] as const;

export const videoHosts = [
  'youtu.be',
  'youtube-nocookie.com',
  'vimeo.com',
  'dailymotion.com',
  'twitch.tv',
  'bilibili.com',
  'rumble.com',
  'nebula.tv',
  'com.google.android.youtube',
] as const;

/** Mailboxes in a browser or an app. Some are subdomains of search engines, so they are asked first. */
export const mailHosts = [
  'mail.google.com',
  'com.google.android.gm',
  'outlook.live.com',
  'outlook.office.com',
  'outlook.office365.com',
  'outlook.com',
  'hotmail.com',
  'mail.yahoo.com',
  'mail.aol.com',
  'mail.proton.me',
  'mail.yandex.ru',
  'mail.yandex.com',
  'e.mail.ru',
  'fastmail.com',
  'app.hey.com',
  'mail.zoho.com',
  'webmail.telia.com',
  'mail.walla.co.il',
] as const;

/**
 * Places where a visitor goes in the middle of a visit and comes back from: payment and sign-in. Coming back is not a
 * new visit, and the payment page did not market anything.
 */
export const detourHosts = [
  'accounts.google.com',
  'pay.google.com',
  'appleid.apple.com',
  'login.microsoftonline.com',
  'login.live.com',
  'paypal.com',
  'paypalobjects.com',
  'stripe.com',
  'klarna.com',
  'klarnaservices.com',
  'adyen.com',
  'mollie.com',
  'swish.nu',
  'bankid.com',
  'trustly.com',
  'tikkie.me',
  'ideal.nl',
  'qliro.com',
  'svea.com',
  'dibspayment.eu',
  'nets.eu',
  'worldpay.com',
  'securesuite.net',
  '3dsecure.io',
  'payplus.co.il',
  'cardcom.solutions',
  'tranzila.com',
] as const;
