const NAME =
  'M9.34 19.34Q6.82 19.34 4.99 18.23Q3.17 17.13 2.18 15.15Q1.20 13.17 1.20 10.41Q1.20 8.49 1.75 6.88Q2.30 5.27 3.32 4.10Q4.34 2.92 5.76 2.27Q7.18 1.62 8.88 1.62Q10.25 1.62 11.30 2.08Q12.36 2.54 13.10 3.26L13.34 1.58L14.23 1.58L15.19 7.19L14.16 7.43Q13.66 5.87 12.92 4.86Q12.19 3.86 11.22 3.32Q10.25 2.78 8.93 2.78Q7.25 2.78 6.14 3.65Q5.04 4.53 4.49 6.22Q3.94 7.91 3.94 10.36Q3.94 12.04 4.33 13.42Q4.73 14.80 5.47 15.82Q6.22 16.84 7.28 17.40Q8.35 17.97 9.65 17.97Q10.73 17.97 11.63 17.67Q12.53 17.37 13.31 16.73Q14.09 16.10 14.69 15.16L15.55 15.81Q15.07 16.62 14.41 17.27Q13.75 17.92 12.95 18.39Q12.14 18.86 11.23 19.10Q10.32 19.34 9.34 19.34ZM23.68 19.34Q21.90 19.34 20.58 18.58Q19.26 17.82 18.54 16.44Q17.82 15.06 17.82 13.17Q17.82 11.06 18.58 9.56Q19.34 8.06 20.73 7.25Q22.12 6.45 24.02 6.45Q25.77 6.45 27.04 7.18Q28.31 7.91 29.02 9.29Q29.73 10.67 29.73 12.57Q29.73 14.63 28.98 16.16Q28.24 17.68 26.88 18.51Q25.53 19.34 23.68 19.34ZM24.04 18.16Q25.05 18.16 25.73 17.62Q26.42 17.08 26.76 15.95Q27.11 14.82 27.11 13.14Q27.11 11.78 26.88 10.72Q26.66 9.66 26.20 8.97Q25.74 8.27 25.08 7.91Q24.42 7.55 23.61 7.55Q22.58 7.55 21.87 8.08Q21.16 8.61 20.79 9.69Q20.42 10.77 20.42 12.42Q20.42 14.30 20.85 15.58Q21.28 16.86 22.10 17.51Q22.91 18.16 24.04 18.16ZM31.51 19.00L31.51 18.09L32.76 17.92Q33.24 17.85 33.37 17.61Q33.50 17.37 33.50 16.70L33.50 3.26Q33.50 2.42 33.32 2.15Q33.14 1.89 32.54 1.82L31.46 1.67L31.56 0.74L35.64 0.62L35.88 0.83L35.88 16.79Q35.88 17.27 36.00 17.55Q36.12 17.82 36.65 17.92L37.92 18.11L37.92 19.00ZM45.25 19.34Q43.48 19.34 42.16 18.58Q40.84 17.82 40.12 16.44Q39.40 15.06 39.40 13.17Q39.40 11.06 40.15 9.56Q40.91 8.06 42.30 7.25Q43.69 6.45 45.59 6.45Q47.34 6.45 48.61 7.18Q49.88 7.91 50.59 9.29Q51.30 10.67 51.30 12.57Q51.30 14.63 50.56 16.16Q49.81 17.68 48.46 18.51Q47.10 19.34 45.25 19.34ZM45.61 18.16Q46.62 18.16 47.30 17.62Q47.99 17.08 48.34 15.95Q48.68 14.82 48.68 13.14Q48.68 11.78 48.46 10.72Q48.23 9.66 47.77 8.97Q47.32 8.27 46.66 7.91Q46.00 7.55 45.18 7.55Q44.15 7.55 43.44 8.08Q42.73 8.61 42.36 9.69Q41.99 10.77 41.99 12.42Q41.99 14.30 42.42 15.58Q42.85 16.86 43.67 17.51Q44.48 18.16 45.61 18.16ZM53.00 24.18L53.00 23.30L54.13 23.13Q54.49 23.08 54.65 22.84Q54.80 22.60 54.80 22.00L54.80 9.42Q54.80 8.51 54.63 8.22Q54.47 7.94 53.94 7.89L52.83 7.74L52.95 6.86L56.60 6.62L56.89 6.76L56.99 8.82L57.06 8.82Q57.56 7.98 58.19 7.47Q58.81 6.95 59.57 6.70Q60.32 6.45 61.19 6.45Q62.67 6.45 63.75 7.13Q64.83 7.82 65.41 9.17Q65.99 10.53 65.99 12.50Q65.99 14.58 65.31 16.13Q64.64 17.68 63.37 18.51Q62.10 19.34 60.25 19.34Q59.43 19.34 58.58 19.12Q57.73 18.90 57.18 18.54L57.18 21.95Q57.18 22.53 57.33 22.78Q57.49 23.03 57.95 23.10L59.39 23.32L59.39 24.18ZM60.11 18.09Q61.14 18.09 61.89 17.54Q62.65 16.98 63.03 15.78Q63.42 14.58 63.42 12.76Q63.42 11.06 63.07 10.00Q62.72 8.94 62.05 8.43Q61.38 7.91 60.39 7.91Q59.39 7.91 58.67 8.33Q57.95 8.75 57.56 9.51Q57.18 10.26 57.18 11.32L57.18 17.03Q57.66 17.49 58.47 17.79Q59.29 18.09 60.11 18.09ZM67.98 19.00L67.98 18.14L69.11 17.94Q69.49 17.87 69.62 17.63Q69.76 17.39 69.76 16.79L69.76 3.26Q69.76 2.42 69.59 2.15Q69.42 1.89 68.80 1.82L67.72 1.67L67.81 0.74L71.89 0.62L72.13 0.83L72.13 8.63L72.13 8.75Q72.68 7.67 73.78 7.06Q74.87 6.45 76.14 6.45Q77.39 6.45 78.26 6.92Q79.14 7.38 79.57 8.30Q80.00 9.21 80.00 10.55L80.00 16.98Q80.00 17.51 80.12 17.69Q80.24 17.87 80.75 17.97L81.85 18.14L81.85 19.00L75.90 19.00L75.90 18.16L76.91 17.99Q77.36 17.90 77.50 17.70Q77.63 17.51 77.63 16.98L77.63 11.01Q77.63 9.88 77.40 9.22Q77.17 8.56 76.68 8.26Q76.19 7.96 75.30 7.96Q74.36 7.96 73.64 8.36Q72.92 8.75 72.53 9.50Q72.13 10.24 72.13 11.22L72.13 16.89Q72.13 17.42 72.25 17.63Q72.37 17.85 72.73 17.92L73.96 18.16L73.96 19.00ZM89.36 19.34Q87.58 19.34 86.26 18.58Q84.94 17.82 84.22 16.44Q83.50 15.06 83.50 13.17Q83.50 11.06 84.26 9.56Q85.02 8.06 86.41 7.25Q87.80 6.45 89.70 6.45Q91.45 6.45 92.72 7.18Q93.99 7.91 94.70 9.29Q95.41 10.67 95.41 12.57Q95.41 14.63 94.66 16.16Q93.92 17.68 92.56 18.51Q91.21 19.34 89.36 19.34ZM89.72 18.16Q90.73 18.16 91.41 17.62Q92.10 17.08 92.44 15.95Q92.79 14.82 92.79 13.14Q92.79 11.78 92.56 10.72Q92.34 9.66 91.88 8.97Q91.42 8.27 90.76 7.91Q90.10 7.55 89.29 7.55Q88.26 7.55 87.55 8.08Q86.84 8.61 86.47 9.69Q86.10 10.77 86.10 12.42Q86.10 14.30 86.53 15.58Q86.96 16.86 87.78 17.51Q88.59 18.16 89.72 18.16ZM97.47 19.00L97.47 18.14L98.60 17.94Q98.99 17.87 99.11 17.64Q99.23 17.42 99.23 16.79L99.23 9.38Q99.23 8.54 99.08 8.25Q98.94 7.96 98.41 7.89L97.26 7.74L97.38 6.88L101.07 6.62L101.29 6.78L101.41 8.99L101.46 8.99Q102.08 7.79 103.21 7.12Q104.34 6.45 105.61 6.45Q106.88 6.45 107.75 6.92Q108.61 7.38 109.05 8.30Q109.50 9.21 109.50 10.55L109.50 16.98Q109.50 17.51 109.64 17.70Q109.79 17.90 110.24 17.97L111.35 18.14L111.35 19.00L105.37 19.00L105.37 18.16L106.40 17.99Q106.86 17.90 106.98 17.70Q107.10 17.51 107.10 16.98L107.10 11.01Q107.10 9.88 106.88 9.22Q106.67 8.56 106.16 8.26Q105.66 7.96 104.79 7.96Q103.83 7.96 103.13 8.36Q102.42 8.75 102.01 9.50Q101.60 10.24 101.60 11.22L101.60 16.89Q101.60 17.42 101.72 17.63Q101.84 17.85 102.20 17.92L103.45 18.16L103.45 19.00Z'

/**
 * The drawings that the parts point to with `<use href="#…">`, once for each document: the mark and the name, `q-` squares
 * (said), `d-` discs (found), `l-` licence families, `i-` signs, `s-` steps, and the patterns `hatch`, `hatch-hold` and `hatch-dropped`
 * that draw unknown, on hold, and what a filter dropped.
 */
export function Symbols() {
  return (
    <svg className="symbols" aria-hidden="true" focusable="false">
      <defs>
        <Brand />
        <Squares />
        <Discs />
        <Families />
        <Signs />
        <Banners />
        <Lozenges />
        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V5" stroke="var(--hatch)" strokeWidth="1.6" />
        </pattern>
        <pattern id="hatch-hold" width="5" height="5" patternUnits="userSpaceOnUse">
          <path d="M0 2.5H5" stroke="var(--ochre-mid)" strokeWidth="1.8" />
        </pattern>
        <pattern id="hatch-dropped" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <path d="M0 0V5" stroke="var(--madder)" strokeWidth="3.4" />
        </pattern>
      </defs>
    </svg>
  )
}

function Brand() {
  return (
    <>
      <symbol id="mark" viewBox="0 0 32 32">
        <g fill="none" stroke="currentColor" strokeWidth="2.4">
          <path d="M26.4 13.4A11.3 11.3 0 1 0 26.4 25.6" />
          <path d="M16 5.5V14.5M16 14.5L10.6 22.5M16 14.5L21.4 22.5" />
        </g>
        <g fill="currentColor">
          <path d="M16 0l3.2 3.7L16 7.4l-3.2-3.7z" />
          <circle cx="10.4" cy="22.6" r="2.3" />
          <circle cx="21.6" cy="22.6" r="2.3" />
        </g>
      </symbol>
      <symbol id="wordmark" viewBox="0 0 112 26">
        <path fill="currentColor" d={NAME} />
      </symbol>
    </>
  )
}

function Squares() {
  return (
    <>
      <symbol id="q-allowed" viewBox="0 0 16 16">
        <rect x="1.5" y="1.5" width="13" height="13" rx="1" fill="none" stroke="currentColor" strokeWidth="1.6" />
        <path d="M4.4 8.3l2.5 2.5 4.8-5.4" fill="none" stroke="currentColor" strokeWidth="1.9" />
      </symbol>
      <symbol id="q-disallowed" viewBox="0 0 16 16">
        <rect x=".7" y=".7" width="14.6" height="14.6" rx="1.2" fill="currentColor" />
        <path d="M3.6 8h8.8" stroke="var(--sheet)" strokeWidth="2.6" />
      </symbol>
      <symbol id="q-unknown" viewBox="0 0 16 16">
        <rect
          x="1.5"
          y="1.5"
          width="13"
          height="13"
          rx="1"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeDasharray="2.4 1.9"
        />
        <path
          d="M5.8 6.2c.1-1.3 1-2 2.2-2 1.3 0 2.2.8 2.2 1.9 0 1.5-2.1 1.6-2.1 3.2M8.1 11v1.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
      </symbol>
      <symbol id="q-on-hold" viewBox="0 0 16 16">
        <rect
          x="1.5"
          y="1.5"
          width="13"
          height="13"
          rx="1"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeDasharray="2.4 1.9"
        />
        <path d="M6 4.8v6.4M10 4.8v6.4" fill="none" stroke="currentColor" strokeWidth="1.9" />
      </symbol>
    </>
  )
}

function Discs() {
  return (
    <>
      <symbol id="d-yes" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="7.3" fill="currentColor" />
        <path d="M4.5 8.3l2.4 2.4 4.6-5.2" fill="none" stroke="var(--sheet)" strokeWidth="1.8" />
      </symbol>
      <symbol id="d-partly" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
        <path d="M8 1.5a6.5 6.5 0 0 0 0 13z" fill="currentColor" />
      </symbol>
      <symbol id="d-no" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
        <path d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" stroke="currentColor" strokeWidth="1.8" />
      </symbol>
      <symbol id="d-unknown" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2.3 1.8" />
        <path
          d="M5.9 6.3c.1-1.2 1-1.9 2.1-1.9 1.2 0 2.1.7 2.1 1.8 0 1.5-2 1.5-2 3M8.1 10.7v1.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
        />
      </symbol>
      <symbol id="d-na" viewBox="0 0 16 16">
        <path d="M4 8h8" stroke="currentColor" strokeWidth="1.6" />
      </symbol>
    </>
  )
}

function Families() {
  return (
    <>
      <symbol id="l-open" viewBox="0 0 10 10">
        <circle cx="5" cy="5" r="4.2" fill="currentColor" />
      </symbol>
      <symbol id="l-cond" viewBox="0 0 10 10">
        <circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" strokeWidth="1.2" />
        <path d="M5 1.1a3.9 3.9 0 0 0 0 7.8z" fill="currentColor" />
      </symbol>
      <symbol id="l-closed" viewBox="0 0 10 10">
        <circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" strokeWidth="1.3" />
        <path d="M2.4 7.6l5.2-5.2" stroke="currentColor" strokeWidth="1.3" />
      </symbol>
      <symbol id="l-none" viewBox="0 0 10 10">
        <circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" strokeWidth="1.2" strokeDasharray="1.7 1.4" />
      </symbol>
    </>
  )
}

function Signs() {
  return (
    <>
      <symbol id="i-copy" viewBox="0 0 14 14">
        <path d="M4.5 4.5v-3h8v8h-3M1.5 4.5h8v8h-8z" fill="none" stroke="currentColor" strokeWidth="1.2" />
      </symbol>
      <symbol id="i-find" viewBox="0 0 16 16">
        <circle cx="6.8" cy="6.8" r="4.8" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M10.5 10.5L15 15" stroke="currentColor" strokeWidth="1.5" />
      </symbol>
      <symbol id="i-tick" viewBox="0 0 10 10">
        <path d="M2 5.2l2.1 2.1L8 2.8" fill="none" stroke="currentColor" strokeWidth="1.6" />
      </symbol>
    </>
  )
}

function Banners() {
  return (
    <>
      <symbol id="i-tomb" viewBox="0 0 22 22">
        <path
          d="M5 20V9a6 6 0 0 1 12 0v11M2.5 20h17M8.5 10h5M8.5 13.5h5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
      </symbol>
      <symbol id="i-warn" viewBox="0 0 22 22">
        <path d="M11 3l9 16H2z" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M11 9v5M11 15.5v1.6" stroke="currentColor" strokeWidth="1.6" />
      </symbol>
      <symbol id="i-stop" viewBox="0 0 22 22">
        <path d="M7 2h8l5 5v8l-5 5H7l-5-5V7z" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M7.5 7.5l7 7M14.5 7.5l-7 7" stroke="currentColor" strokeWidth="1.5" />
      </symbol>
      <symbol id="i-good" viewBox="0 0 22 22">
        <circle cx="11" cy="11" r="9" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M6.5 11.4l3 3 6-6.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
      </symbol>
      <symbol id="i-note" viewBox="0 0 22 22">
        <circle cx="11" cy="11" r="9" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M11 9.5v6.5M11 5.6v1.7" stroke="currentColor" strokeWidth="1.6" />
      </symbol>
    </>
  )
}

function Lozenges() {
  return (
    <>
      <symbol id="s-done" viewBox="0 0 20 20">
        <path d="M10 1.5L18.5 10 10 18.5 1.5 10z" fill="currentColor" />
      </symbol>
      <symbol id="s-now" viewBox="0 0 20 20">
        <path d="M10 2L18 10 10 18 2 10z" fill="var(--paper)" stroke="currentColor" strokeWidth="1.6" />
        <path d="M10 6.5L13.5 10 10 13.5 6.5 10z" fill="currentColor" />
      </symbol>
      <symbol id="s-next" viewBox="0 0 20 20">
        <path d="M10 2.5L17.5 10 10 17.5 2.5 10z" fill="var(--paper)" stroke="currentColor" strokeWidth="1.3" />
      </symbol>
    </>
  )
}
