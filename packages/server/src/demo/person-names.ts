import type { Language } from './company.ts';

/** Each name as it is written at home and in Latin letters (for e-mail addresses). */
type Names = readonly (readonly [written: string, latin: string])[];

function names(text: string): Names {
  return text.split(' ').map((entry) => {
    const [written, latin] = entry.split('/');
    return [(written ?? entry).replaceAll('_', ' '), latin ?? toLatin(written ?? entry)] as const;
  });
}

function toLatin(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z]/g, '');
}

export const FIRST_NAMES: Readonly<Record<Language, Names>> = {
  sv: names(
    'Anna Elin Maja Karin Ingrid Sofia Åsa Märta Linnéa Frida Ebba Hanna Johan Erik Lars Anders Björn Gustav Nils Oskar Göran Emil Axel Håkan Mats Viktor Alva Signe Tove Pär',
  ),
  nl: names(
    'Sanne Lotte Fleur Anouk Eva Femke Iris Maud Noor Roos Esmée Marieke Jan Pieter Daan Bram Sem Lucas Thijs Ruben Koen Joost Willem Jeroen Sjoerd Wouter Floor Tess Jasmijn Niels',
  ),
  he: names(
    'נועה/noa תמר/tamar מאיה/maya יעל/yael שירה/shira עדי/adi מיכל/michal רונית/ronit אביגיל/avigail הילה/hila דוד/david יוסף/yosef איתן/eitan אורי/uri נועם/noam דניאל/daniel עומר/omer גיא/guy רועי/roi אלון/alon משה/moshe עידו/ido ליאור/lior ענת/anat דנה/dana',
  ),
  en: names(
    'Emma Olivia Sarah Grace Charlotte James Oliver Thomas William Henry Priya Fatima Amir Chen Maria Lucas Nadia Samuel Zoe Patrick',
  ),
};

export const LAST_NAMES: Readonly<Record<Language, Names>> = {
  sv: names(
    'Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Lindberg Lindström Bergström Åkesson Öberg Sjöberg Hedlund Nyström Wallin Ekström Lundqvist Söderberg Holmgren Björk Fransson',
  ),
  nl: names(
    'de_Jong Jansen de_Vries van_den_Berg van_Dijk Bakker Janssen Visser Smit Meijer de_Boer Mulder de_Groot Bos Vos Peters Hendriks van_Leeuwen Dekker Brouwer Kuipers Postma Hoekstra van_der_Heijden Schouten',
  ),
  he: names(
    'כהן/cohen לוי/levi מזרחי/mizrahi פרץ/peretz ביטון/biton דהן/dahan אברהם/avraham פרידמן/friedman אזולאי/azulay גבאי/gabay שפירא/shapira רוזן/rosen קליין/klein הורוביץ/horowitz בן_דוד/bendavid סגל/segal ברק/barak שלום/shalom אדלר/adler נחום/nahum',
  ),
  en: names(
    'Smith Jones Taylor Brown Wilson Evans Walker Patel Khan Murphy Clarke Wright Hughes Nguyen Garcia Silva Cooper Ward Morgan Bell',
  ),
};
