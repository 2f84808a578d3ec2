/**
 * Given names that the same person goes by, one line a group, made for Rondo from common usage in English, Swedish, Dutch,
 * German and Hebrew. Folded; a name may be in several groups.
 */
const GROUPS = `
abigail abby abbie gail
abraham abe avraham avi bram
adam addy
adriaan adrianus arjan ad adri
agnes aggie nessa
albert al bert bertie albrecht
alexander alex alec sander sandy xander aleksander lex sasha
alexandra alex sandra sandy lexi sasha
alfred al alf alfie fred
alice alys ali
amanda mandy manda
andrew andy drew andreas anders andries andre
angela angie
ann anne anna annie nan nancy hannah anneke annika anke
anthony tony anton antonius antoon toon ton
archibald archie baldie
arthur art artie
barbara barb babs barbie
bartholomew bart bartel
beatrice bea trixie
benjamin ben benny benji binyamin
bernard bernie bernhard barney
brian bryan
bridget biddy bridie brigitte
cameron cam
carl karl karel carel charles charlie chuck chas kalle
caroline carol carrie carolina lina karolina
catherine katherine kathryn cathy kathy kate katie kit kitty katrina katarina trijntje tineke karin
cecilia cecily cissy celia
charlotte lottie charlie lotte lotta
christina christine chris tina christy kristina kirsten stina
christopher chris kit topher kristoffer christoffer stoffer
clement clem
constance connie
cornelius cornelis kees cor neil corne
cynthia cindy
daniel dan danny
david dave davy dafydd dudi
deborah deb debbie debra dvora
dennis den denny
diana di dinah
donald don donnie
dorothy dot dottie dolly dora
douglas doug dougie
edgar ed eddie
edmund ed eddie ned ted
edward ed eddie ned ted teddy ward eduard
edwin ed eddie win
eleanor ellie nell nellie nora lenore
elizabeth elisabeth eliza beth betty betsy bess lizzie liz lisa elsie libby lisbeth els elly liesbeth elsa
emily emma em milly emilia
emmanuel manny immanuel
eric erik rick erich
esther essie hester
ethel eth
eugene gene
evelyn eve evie
ferdinand ferdi nand
florence flo flora florrie
frances fran fanny frankie franny
francis frank frankie franciscus frans fransiscus
franklin frank
frederick fred freddie fritz frederik fredrik frits freek
gabriel gabe gabi
geoffrey geoff jeff jeffrey
georgina georgie gina
george georgie georg joris sjors jorgen goran
gerald gerry jerry gerard gerhard
gerrit gerard gert geert
gertrude gertie trudy truus
gilbert gil bert
grace gracie
gregory greg
gustav gustaf gus gosta gust
harold hal harry harald
harriet hattie harry
helen helena ellen nell nellie elena lena heleen helene
hendrik henk hein hendricus henricus rik
henry hal harry hank henrik heinrich henri
herbert herb bert bertie
hermann herman harm
horace horatio
hubert hugh bert
hugh hughie hugo
isaac ike yitzhak izaak itzik
isabel isabella bella belle izzy isobel isabelle
ivan iwan vanya
jacob jake jakob jaap yaakov kobi jacobus koos cobus jaakov
james jim jimmy jamie jem
jan johan johannes hans johann john hannes joop janne
jane janet jenny jean jeanne
jason jay
jennifer jen jenny
jeremiah jeremy jerry
jessica jess jessie
joan joanna jo johanna hanna joanne janneke
jonathan jon jonny yonatan yoni
john johnny jack jon jock ian sean
joseph joe joey jo josef jozef jef yosef yossi sef
josephine jo josie fien
joshua josh yehoshua
judith judy jude yehudit
julia julie jules
julian jules
katrine trine
kenneth ken kenny
laurence lawrence larry laurie lars laurens lourens
leonard len lenny leo leonhard
leslie les
lewis louis lew lou lodewijk ludwig
louisa louise lou lulu
lillian lilian lily lil
lucy lucia lucille
magdalena magda lena madeleine maddie madeline
margaret marge maggie meg peggy madge margie greta daisy rita margareta margriet greet marguerite margot
marcus mark marc markus
maria marie mary maja mia marieke marijke riet ria mieke miriam may molly polly mamie
martha mattie patty
martin marty maarten marten martijn martinus tinus
matilda tilly mattie maud mathilda tilda
matthew matt mattheus matthias mats thijs mattias matthijs
maurice morris
michael mike mick mickey micky mickie mikael michiel michel mikey miki misha
michelle shelly chelle
mildred millie
moses moshe moe
nathan nat nate natan
nathaniel nat nate netanel
nicholas nick nicky nico niklas nicolaas klaas claes niels nikolaus nils colin
nicole nicky nikki
oliver ollie olle
olivia liv livvy
oscar oskar ossie
oswald ozzie os
pamela pam
patricia pat patty trish tricia
patrick pat paddy rick
paul pauli pavel pal
peter pete piet pieter petrus per petter pelle per
philip phil pip filip flip
phyllis phyl
priscilla cilla
rachel rachael rae
raymond ray raimund
rebecca becky becca beck
reginald reg reggie rex
richard rick dick rich richie ricky dickie
robert bob bobby rob robbie bert rupert robin
roderick rod roddy
rodney rod
roger rodge rutger
roland rolly rolf
ronald ron ronnie
rose rosie rosa roos
rosemary rosie rose romy
rudolf rudolph rudy ruud rolf
russell russ rusty
ruth ruthie
samantha sam
samuel sam sammy shmuel
sarah sally sadie sara
sebastian seb bas bastian
shirley shirl
sidney sid sydney
simon si shimon
solomon sol shlomo salomon
sophia sophie sofie fia sofia
stanley stan
stephen steven steve stevie stefan stephan steef staffan
stephanie steph
susan sue susie suzy susanna susannah suzanne sanna shoshana
sylvester syl
tamara tammy tamar
teresa theresa terry tess tessa
theodore theo ted teddy theodor theodoor
terence terry
thomas tom tommy tomas
timothy tim timmy
ulrich ulf uli
ursula ursel
valentine val
valerie val
veronica ronnie vera
victor vic
victoria vicky tori vikki
vincent vince vin vinnie
viola vi violet
virginia ginny
vivian viv
walter walt wally wolter wouter
wilhelmina mina minnie willemijn willy mien
wilfred wilf will fred
william will bill billy willie willem wim wilhelm liam guillaume pim
winifred winnie freda
winston win
zachary zach zack
dwd dwdy
mykal myqy
yxqb qwby
ywsp ywsy
abrhm aby
`;

const groupsOf = new Map<string, number[]>();
for (const [index, line] of GROUPS.trim().split('\n').entries()) {
  for (const name of new Set(line.split(' '))) {
    const groups = groupsOf.get(name);
    if (groups === undefined) groupsOf.set(name, [index + 1]);
    else groups.push(index + 1);
  }
}

/** The groups that a folded given name is in; two names that share one may be the same person's. */
export function nicknameGroups(folded: string): readonly number[] {
  return groupsOf.get(folded) ?? [];
}
