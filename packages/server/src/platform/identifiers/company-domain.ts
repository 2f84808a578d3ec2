import { domainToASCII } from 'node:url';

/**
 * Where anybody can have an address, so that it says nothing about an employer: the large mail services, and the
 * internet and telephone companies of the Nordic countries, the Netherlands, Germany, Belgium, France, Britain and Israel
 * that gave theirs to customers. Our own list, from the providers' pages; add to it what is missing.
 */
const FREE_MAIL = new Set(
  `gmail.com googlemail.com
  outlook.com outlook.de outlook.fr outlook.be outlook.dk outlook.co.il hotmail.com hotmail.se hotmail.nl hotmail.no hotmail.dk
  hotmail.fi hotmail.de hotmail.fr hotmail.be hotmail.it hotmail.es hotmail.co.uk hotmail.co.il live.com live.se live.nl live.no live.dk
  live.fi live.de live.fr live.be live.it live.co.uk msn.com passport.com windowslive.com
  yahoo.com yahoo.se yahoo.no yahoo.dk yahoo.nl yahoo.de yahoo.fr yahoo.be yahoo.it yahoo.es yahoo.co.uk yahoo.co.il yahoo.co.in
  yahoo.com.br ymail.com rocketmail.com myyahoo.com aol.com aol.de aol.co.uk aim.com
  icloud.com me.com mac.com privaterelay.appleid.com
  proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.com tuta.io tutamail.com keemail.me
  fastmail.com fastmail.fm fastmail.se fastmail.nl hey.com hushmail.com mailbox.org posteo.de posteo.net runbox.com startmail.com disroot.org
  zoho.com zohomail.com zohomail.eu mail.com email.com usa.com gmx.com gmx.net gmx.de gmx.at gmx.ch web.de freenet.de t-online.de
  arcor.de mail.de online.de vodafone.de 1und1.de yandex.com yandex.ru ya.ru mail.ru bk.ru list.ru inbox.ru rambler.ru
  qq.com 163.com 126.com sina.com naver.com daum.net hanmail.net duck.com duckduckgo.com simplelogin.com simplelogin.co anonaddy.com
  mozmail.com relay.firefox.com mailinator.com guerrillamail.com 10minutemail.com yopmail.com trashmail.com temp-mail.org
  telia.com telia.se comhem.se bredband.net bredband2.com tele2.se glocalnet.net spray.se passagen.se swipnet.se home.se tiscali.se
  ownit.nu bahnhof.se algonet.se bostream.nu brikks.com bornet.net telenordia.se euromail.se one.se caramail.se
  online.no broadpark.no getmail.no lyse.net frisurf.no start.no c2i.net ebnett.no altibox.no
  mail.dk jubii.dk ofir.dk sol.dk stofanet.dk tdcadsl.dk youmail.dk webspeed.dk get2net.dk mail.tele.dk
  kolumbus.fi luukku.com elisanet.fi saunalahti.fi suomi24.fi pp.inet.fi welho.com netti.fi dnainternet.net
  ziggo.nl kpnmail.nl kpnplanet.nl planet.nl hetnet.nl home.nl upcmail.nl xs4all.nl casema.nl chello.nl quicknet.nl tele2.nl
  zonnet.nl wanadoo.nl freeler.nl versatel.nl solcon.nl caiway.nl online.nl telfort.nl telfortglasvezel.nl onsbrabantnet.nl
  zeelandnet.nl kabelfoon.nl orange.nl tiscali.nl multiweb.nl concepts.nl dds.nl delta.nl onsnet.nu filternet.nl edpnet.nl
  skynet.be telenet.be proximus.be belgacom.net scarlet.be voo.be base.be
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr aliceadsl.fr numericable.fr club-internet.fr
  btinternet.com btopenworld.com talktalk.net virginmedia.com sky.com ntlworld.com blueyonder.co.uk tiscali.co.uk o2.co.uk
  libero.it virgilio.it tin.it alice.it tiscali.it bluewin.ch sunrise.ch hispeed.ch aon.at chello.at
  wp.pl o2.pl onet.pl interia.pl op.pl seznam.cz centrum.cz abv.bg ukr.net comcast.net verizon.net att.net sbcglobal.net cox.net
  walla.com walla.co.il walla.net.il netvision.net.il 012.net.il zahav.net.il bezeqint.net barak.net.il smile.net.il nana.co.il
  nana10.co.il internet-zahav.net actcom.co.il inter.net.il isdn.net.il hotmail.net.il 013.net 013net.net 014.net.il 017.net.il`
    .split(/\s+/)
    .filter((domain) => domain !== ''),
);

/** `https://www.Lind-Bygg.se/om`, `lind-bygg.se`, `@lind-bygg.se` → lind-bygg.se; nothing for a mail provider's. */
export function companyDomainOf(text: string): string | undefined {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^@|^www\./, '')
    .replace(/[/?#:].*$/s, '')
    .replace(/\.$/, '');
  const domain = domainToASCII(host);
  if (!/^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*[a-z0-9]$/.test(domain)) return undefined;
  return FREE_MAIL.has(domain) ? undefined : domain;
}
