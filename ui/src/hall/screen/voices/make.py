"""Makes the recorded words of the screen, for computers without a voice: one MP3 for each language, and how long each word is.

Needs the programs espeak-ng and lame (Debian has both). Run it here, listen, and commit what it writes.
"""

import array
import json
import pathlib
import subprocess
import sys
import tempfile
import wave

HERE = pathlib.Path(__file__).parent
# The words before a number and before a counter, as `screen-say` in ui/src/locales has them.
LANGUAGES = {
    "en": ("en-gb", "ticket", "counter"),
    "de": ("de", "Ticket", "Schalter"),
    "es": ("es", "turno", "mostrador"),
    "fr": ("fr", "ticket", "guichet"),
    "pt": ("pt-pt", "senha", "balcão"),
    "ar": ("ar", "تذكرة", "شباك"),
}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789"
RATE = 22050
# Lengths are told in these steps. Before and behind each word it is quiet for so many of them: decoders shift a file by a
# frame or two.
STEP = RATE // 50
QUIET = 5
LOUD_ENOUGH = 300


def spoken(voice, text, folder):
    """The samples of a word, without the silence around it."""
    file = folder / "word.wav"
    subprocess.run(["espeak-ng", "-m", "-v", voice, "-s", "140", "-w", file, text], check=True)
    with wave.open(str(file)) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (RATE, 1, 2)
        samples = array.array("h", sound.readframes(sound.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    loud = [at for at, sample in enumerate(samples) if abs(sample) > LOUD_ENOUGH]
    return samples[max(0, loud[0] - STEP // 2) : loud[-1] + STEP]


def main():
    lengths = {}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for tag, (voice, ticket, counter) in LANGUAGES.items():
            words = [ticket, counter, *DIGITS]
            words += [f'<say-as interpret-as="characters">{letter}</say-as>' for letter in LETTERS]
            all_samples, steps = array.array("h"), []
            for word in words:
                samples = spoken(voice, word, folder)
                count = -(-len(samples) // STEP)
                samples.extend([0] * (count * STEP - len(samples)))
                steps.append(count)
                quiet = array.array("h", [0] * (QUIET * STEP))
                all_samples += quiet + samples + quiet
            file = folder / f"{tag}.wav"
            with wave.open(str(file), "wb") as sound:
                sound.setparams((1, 2, RATE, 0, "NONE", "not compressed"))
                sound.writeframes(all_samples.tobytes())
            lame = ["lame", "--quiet", "--noreplaygain", "-m", "m", "--cbr", "-b", "16", "--resample", "16", file]
            subprocess.run([*lame, HERE / f"{tag}.mp3"], check=True)
            lengths[tag] = steps
    text = ",\n".join(f'  "{tag}": {json.dumps(steps, separators=(",", ":"))}' for tag, steps in lengths.items())
    (HERE / "lengths.json").write_text(f"{{\n{text}\n}}\n", encoding="utf-8")


main()
