// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const LOCALES = join(ROOT, 'ui/src/locales');
const LANGUAGES = readdirSync(LOCALES);

/** Words that were given up: language, what no sentence says any more, and what it says instead (docs/wording.md). */
const GIVEN_UP: [language: string, forbidden: RegExp, better: string][] = [
  ['en', /announc(?:ed|ing) again|was not announced|nothing was announced/iu, 'recall'],
  ['en', /\b(?:your|last|this) sign-in\b|^sign-in/iu, 'session'],
  ['en', /\bsecret\b/iu, 'password'],
  ['en', /\bhall\b/iu, 'waiting area'],
  ['en', /closed as (?:a )?no-show/iu, 'marked as no-show'],
  ['en', /look again/iu, 'check again'],
  ['en', /no answer|gives no answer/iu, 'no response'],
  ['en', /\blate\b/iu, 'over target'],
  ['en', /open line|line is open/iu, 'not encrypted'],
  ['en', /taken up again/iu, 'restore'],
  ['en', /\bid\b/u, 'ID'],
  ['en', /usual keys/iu, 'default'],
  ['de', /pausier/iu, 'zurückstellen'],
  ['de', /erneut angesagt|angesagt\./iu, 'erneut aufrufen'],
  ['de', /Ihre letzte Anmeldung|Ihre Anmeldung (?:ist|gilt|liegt)|Diese Anmeldung/u, 'Sitzung'],
  ['de', /Geheimnis|Kennwort/iu, 'Passwort'],
  ['de', /Verwaltung|Administrator/u, 'Administration'],
  ['de', /\bHalle\b/u, 'Wartebereich'],
  ['de', /\bNicht da\b|als nicht erschienen geschlossen/u, 'nicht erschienen'],
  ['de', /Ausgang/u, 'Ergebnis'],
  ['de', /freiwillig/u, 'optional'],
  ['de', /\bspät\b/u, 'überfällig'],
  ['de', /zurückrufen/u, 'zurückholen'],
  ['de', /Rechner/u, 'Computer'],
  ['de', /Handlung/u, 'Aktion'],
  ['fr', /mise? en pause|tickets? en pause|mettre en attente/iu, 'mettre de côté'],
  ['fr', /annoncé de nouveau|nouvelle annonce|annoncer de nouveau/iu, 'rappeler'],
  ['fr', /(?:votre|dernière|cette) connexion (?:a expiré|est reprise|est gardée)|se (?:dé)?connecter/iu, 'session'],
  ['fr', /\bsecret\b/iu, 'mot de passe'],
  ['fr', /en retard/iu, 'au-delà de l’objectif'],
  ['fr', /services servis|que vous servez/iu, 'services assurés'],
  ['fr', /regard(?:er|ez) encore/iu, 'vérifier'],
  ['fr', /clos comme absent/iu, 'marqué absent'],
  ['fr', /la salle (?:entendra|et les listes)/iu, 'salle d’attente'],
  ['fr', /abîmé/iu, 'endommagé'],
  ['es', /rellamar|anunci(?:ar|ando|ó|ará) /iu, 'volver a llamar'],
  ['es', /\bordenador/iu, 'equipo'],
  ['es', /final[ií][zc]/iu, 'terminar'],
  ['es', /^tarde$/imu, 'fuera de objetivo'],
  ['es', /lo previsto/iu, 'objetivo'],
  ['es', /secreto/iu, 'contraseña'],
  ['es', /campos? propios?/iu, 'campo libre'],
  ['es', /cerr(?:ar|ó|ará|ando) como ausente/iu, 'marcar como ausente'],
  ['es', /llamados? a mano|atendido a mano/iu, 'de viva voz'],
  ['es', /[Mm]ir(?:e|ar) de nuevo/u, 'comprobar de nuevo'],
  ['pt', /rechamar|anunciar de novo|anunciada de novo|voltar a chamar/iu, 'chamar de novo'],
  ['pt', /\bmeta\b/iu, 'objetivo'],
  ['pt', /campos? próprios?/iu, 'campo livre'],
  ['pt', /segredo/iu, 'palavra-passe'],
  ['pt', /em direto/iu, 'em tempo real'],
  ['pt', /fech(?:ar|ada) como falta|não veio$/imu, 'marcar como falta'],
  ['pt', /carreg(?:ue|ou|ar)\b(?! a)/u, 'premir'],
  ['pt', /(?:^|\s)à mão/iu, 'de viva voz'],
  ['pt', /fazer pausa|terminar a pausa/iu, 'intervalo'],
  ['ar', /إيقاف مؤقت|الإيقاف المؤقت|مؤقتًا|موقوفة/u, 'تعليق'],
  ['ar', /الإعلان|يُعلَن/u, 'إعادة النداء'],
  ['ar', /كغائب/u, 'تسجيل غياب'],
  ['ar', /(?:^|[\s.])السر(?:[\s.]|$)|كلمة السر/u, 'كلمة المرور'],
  ['ar', /تذكرة افتراضية|^افتراضية$/u, 'عن بُعد'],
  ['ar', /المفاتيح المعتادة/u, 'المفاتيح الافتراضية'],
  ['ar', /(?:^|[^م])المسؤول|للمسؤول/u, 'مسؤول النظام'],
  ['ar', /باليد/u, 'بالصوت'],
  ['ar', /مجددًا/u, 'من جديد'],
];

/** How each language sets its quotes: what a sentence may not hold. */
const MARKS: [language: string, forbidden: RegExp, better: string][] = [
  ...LANGUAGES.map((language): [string, RegExp, string] => [language, /"|(?<!\\)'|\.\.\./u, 'curly quotes, ’ and …']),
  ['en', /[„«»]/u, '“ ”'],
  ['pt', /[„«»]/u, '“ ”'],
  ['de', /[”«»]|(?<![„\w?!.])“(?=\w)/u, '„ “'],
  ['es', /[„“”]/u, '« »'],
  ['fr', /[„“”]/u, '« »'],
  ['ar', /[„“”]|[,;?](?!\s*[#)])(?<!\( \/ و \?)/u, '« » ، ؛ ؟'],
  ['ar', /%(?!\u2069)/u, '⁦90 %⁩ between U+2066 and U+2069, or the sign goes to the other side of its number'],
  ['fr', /[ \u00a0][:;!?%»]|«(?!\u202f)|[^\s\u202f]»|[^\s\u202f:/][!?;](?!\S)/u, 'a narrow no-break space before : ; ! ? and within « »'],
  ['es', /^[^¿]*(?<!\( \/ y )\?/mu, '¿ …?'],
  ['es', /^[^¡]*!/mu, '¡ …!'],
];

/** Each sentence, its variants apart, with its place. */
function sentences(language: string): { id: string; text: string }[] {
  const own = readdirSync(join(LOCALES, language)).map((file) => join(LOCALES, language, file));
  return [...own, join(ROOT, 'src-tauri/locales', `${language}.ftl`)].flatMap((file) => {
    let id = '';
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#') && line !== '}')
      .flatMap((line) => {
        const [, name, whole] = /^([a-z][a-z0-9-]*) = ?(.*)$/u.exec(line) ?? [];
        if (name !== undefined) id = name;
        const raw = name === undefined ? line.replace(/^\s+\*?\[\w+\] /u, '') : (whole ?? '').replace(/\{ \$\w+ ->$/u, '');
        // What a sentence is filled with is nobody's word.
        const text = raw.replace(/\{ \$\w+ \}/gu, '…');
        return text.trim() === '' ? [] : [{ id, text: text.trimEnd() }];
      });
  });
}

function offenders(language: string, forbidden: RegExp): string[] {
  return sentences(language)
    .filter(({ text }) => forbidden.test(text))
    .map(({ id, text }) => `${language} ${id}: ${text}`);
}

describe('a word that was given up', () => {
  it.each(GIVEN_UP)('in %s: %s, for it is "%s"', (language, forbidden) => {
    expect(offenders(language, forbidden)).toEqual([]);
  });

  it('has a better one that the glossary for translators names', () => {
    const glossary = readFileSync(join(ROOT, 'docs/wording.md'), 'utf8').toLowerCase();
    expect(GIVEN_UP.filter(([, , better]) => !glossary.includes(better.toLowerCase()))).toEqual([]);
  });
});

describe('quotes, spaces and marks', () => {
  it.each(MARKS)('in %s not %s but %s', (language, forbidden) => {
    expect(offenders(language, forbidden)).toEqual([]);
  });
});
