"""What the arrows of the forms say to people: why a field is asked for, why it must stay empty."""

from __future__ import annotations

from dataclasses import dataclass

from ckanext.palembang.statistics.findings import Message


@dataclass(frozen=True, slots=True)
class Words:
    """Both sides of a rule “this field if and only if that answer”.

    Attributes:
        missing: The field is asked for and empty.
        contradiction: The field is filled although `%(answer)s` makes it not apply.
    """

    missing: Message
    contradiction: Message


SECTORAL = Words(
    Message(
        "Say whether BPS recommended this sectoral survey.",
        "Nyatakan apakah survei sektoral ini mendapat rekomendasi BPS.",
    ),
    Message(
        "BPS recommends sectoral surveys only, but these are “%(answer)s”: clear this field or change the"
        " statistics type.",
        "Rekomendasi BPS hanya untuk survei sektoral, padahal jenis statistik adalah “%(answer)s”:"
        " kosongkan isian ini atau ubah jenis statistik.",
    ),
)
SECTORAL_SURVEY = Words(
    SECTORAL.missing,
    Message(
        "BPS recommends sectoral surveys only, but the mode of data acquisition is “%(answer)s”: clear this"
        " field or change the mode.",
        "Rekomendasi BPS hanya untuk survei sektoral, padahal cara pengumpulan data adalah “%(answer)s”:"
        " kosongkan isian ini atau ubah cara pengumpulan data.",
    ),
)
RECOMMENDED = Words(
    Message(
        "Write the identity of the recommendation, like V-24.1671.001: BPS recommended this survey.",
        "Tulis identitas rekomendasi, misalnya V-24.1671.001: survei ini mendapat rekomendasi BPS.",
    ),
    Message(
        "An identity of a recommendation is given, but the answer whether BPS recommended the survey is"
        " “%(answer)s”.",
        "Identitas rekomendasi diisi, padahal jawaban apakah survei mendapat rekomendasi BPS adalah"
        " “%(answer)s”.",
    ),
)
RECURRING = Words(
    Message(
        "Say how often: the activity is repeated (4.1).",
        "Isi frekuensi penyelenggaraan: kegiatan ini berulang (4.1).",
    ),
    Message(
        "Only a repeated activity has a frequency, but the answer to 4.1 is “%(answer)s”: clear this field or"
        " change that answer.",
        "Frekuensi hanya untuk kegiatan berulang, padahal jawaban 4.1 adalah “%(answer)s”: kosongkan isian ini"
        " atau ubah jawaban itu.",
    ),
)
PART = Words(
    Message(
        "Name at least one area: the activity covers a part of Indonesia (4.4).",
        "Sebutkan paling sedikit satu wilayah: kegiatan mencakup sebagian wilayah Indonesia (4.4).",
    ),
    Message(
        "Areas are named only when a part of Indonesia is covered, but the answer to 4.4 is “%(answer)s”:"
        " remove the areas or change that answer.",
        "Wilayah hanya diisi bila cakupan sebagian wilayah Indonesia, padahal jawaban 4.4 adalah “%(answer)s”:"
        " hapus wilayah atau ubah jawaban itu.",
    ),
)
SURVEY = Words(
    Message(
        "Fill this in: the activity is a survey, so block V describes its sample.",
        "Isi bagian ini: kegiatan adalah survei, sehingga Blok V menjelaskan sampelnya.",
    ),
    Message(
        "Block V is for surveys only, but the mode of data acquisition is “%(answer)s”: clear this field or"
        " change the mode.",
        "Blok V hanya untuk survei, padahal cara pengumpulan data adalah “%(answer)s”: kosongkan isian ini atau"
        " ubah cara pengumpulan data.",
    ),
)
PROBABILITY = Words(
    Message(
        "Fill this in: the sample is a probability sample (5.2).",
        "Isi bagian ini: sampel adalah sampel probabilitas (5.2).",
    ),
    Message(
        "5.4 to 5.6 are for probability samples only, but the answer to 5.2 is “%(answer)s”: clear this field or"
        " change that answer.",
        "5.4 sampai 5.6 hanya untuk sampel probabilitas, padahal jawaban 5.2 adalah “%(answer)s”: kosongkan"
        " isian ini atau ubah jawaban itu.",
    ),
)
INTERVIEW = Words(
    Message(
        "Fill this in: data are collected by officers with PAPI, CAPI or CATI (4.7).",
        "Isi bagian ini: data dikumpulkan petugas dengan PAPI, CAPI, atau CATI (4.7).",
    ),
    Message(
        "6.4 to 6.7 are asked only with PAPI, CAPI or CATI, but the answer to 4.7 is “%(answer)s”: clear this"
        " field or change that answer.",
        "6.4 sampai 6.7 hanya ditanyakan bila memakai PAPI, CAPI, atau CATI, padahal jawaban 4.7 adalah"
        " “%(answer)s”: kosongkan isian ini atau ubah jawaban itu.",
    ),
)
PRODUCT = Words(
    Message(
        "Give the planned date of release: the product is available to the public (8.1).",
        "Isi rencana tanggal rilis: produk tersedia untuk umum (8.1).",
    ),
    Message(
        "A date of release is given, but whether the product is available to the public (8.1) is answered"
        " “%(answer)s”: remove the date or change that answer.",
        "Rencana rilis diisi, padahal ketersediaan produk untuk umum (8.1) dijawab “%(answer)s”: hapus tanggal"
        " atau ubah jawaban itu.",
    ),
)
OTHER = Words(
    Message(
        "Say what “Other” stands for.",
        "Sebutkan apa yang dimaksud dengan “Lainnya”.",
    ),
    Message(
        "An explanation of “Other” is given, but ticked is only: %(answer)s. Tick “Other” or remove the text.",
        "Penjelasan “Lainnya” diisi, padahal yang dipilih hanya: %(answer)s. Pilih “Lainnya” atau hapus teks ini.",
    ),
)
COMPOSITE = Words(
    Message(
        "Name the indicators that compose this one: it is composite (column 10).",
        "Sebutkan indikator pembangunnya: indikator ini komposit (kolom 10).",
    ),
    Message(
        "Only a composite indicator is composed of indicators, but the answer in column 10 is “%(answer)s”:"
        " remove them or change that answer.",
        "Indikator pembangun hanya untuk indikator komposit, padahal jawaban kolom 10 adalah “%(answer)s”: hapus"
        " isian ini atau ubah jawaban itu.",
    ),
)
NOT_COMPOSITE = Words(
    Message(
        "Name the variables that build this indicator: it is not composite (column 10).",
        "Sebutkan variabel pembangunnya: indikator ini tidak komposit (kolom 10).",
    ),
    Message(
        "Variables build only an indicator that is not composite, but the answer in column 10 is “%(answer)s”:"
        " remove them or change that answer.",
        "Variabel pembangun hanya untuk indikator yang tidak komposit, padahal jawaban kolom 10 adalah"
        " “%(answer)s”: hapus isian ini atau ubah jawaban itu.",
    ),
)
