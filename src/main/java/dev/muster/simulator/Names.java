package dev.muster.simulator;

import java.util.List;
import java.util.random.RandomGenerator;

/// Names of people in several alphabets, each with the Latin letters that its owner signs in with.
final class Names {

    /// Half of all people come from the first alphabet, the others from all of the rest.
    private static final List<Alphabet> ALPHABETS = List.of(
            new Alphabet("""
                    Ada ada|Grace grace|Linus linus|Zoë zoe|José jose|Søren soren|Siobhán siobhan|Łucja lucja|Björn bjorn|Chloé chloe
                    Anaïs anais|Jürgen jurgen|Inès ines|Marek marek|Priya priya|Kwame kwame|Noor noor|Tomás tomas|Emma emma|Liam liam""", """
                    O'Neil oneil|D'Angelo dangelo|Müller mueller|García Márquez garcia|Nuñez nunez|Smith-Jones smithjones|Lovelace lovelace
                    Hopper hopper|Håkansson hakansson|van der Berg vanderberg|Öztürk ozturk|Nowak nowak|O'Brien obrien|Mbeki mbeki
                    Đorđević dordevic|Kovács kovacs|Dubois dubois|Rossi rossi|Jansen jansen|Weiß weiss"""),
            new Alphabet("""
                    Μαρία maria|Γιώργος giorgos|Ελένη eleni""", """
                    Παπαδόπουλος papadopoulos|Νικολάου nikolaou"""),
            new Alphabet("""
                    Олена olena|Дмитро dmytro|Наталія nataliia""", """
                    Шевченко shevchenko|Коваль koval|Мельник melnyk"""),
            new Alphabet("""
                    花子 hanako|健太 kenta|さくら sakura""", """
                    佐藤 sato|鈴木 suzuki|髙橋 takahashi"""),
            new Alphabet("""
                    伟 wei|芳 fang|秀英 xiuying""", """
                    王 wang|李 li|欧阳 ouyang"""),
            new Alphabet("""
                    지우 jiwoo|민준 minjun""", """
                    김 kim|박 park"""),
            new Alphabet("""
                    ليلى layla|يوسف yusuf""", """
                    حداد haddad|الخوري alkhoury"""),
            new Alphabet("""
                    נועה noa|איתן eitan""", """
                    כהן cohen|לוי levi"""),
            new Alphabet("""
                    आरती aarti|विक्रम vikram""", """
                    शर्मा sharma|पटेल patel"""));

    private Names() {}

    /// A given and a family name of one alphabet.
    record Name(Part given, Part family) {}

    /// @param latin what stands for it in an address
    record Part(String written, String latin) {

        private static Part of(String text) {
            int blank = text.lastIndexOf(' ');
            return new Part(text.substring(0, blank), text.substring(blank + 1));
        }
    }

    private record Alphabet(List<Part> given, List<Part> family) {

        private Alphabet(String given, String family) {
            this(parts(given), parts(family));
        }

        private static List<Part> parts(String text) {
            return text.lines()
                    .flatMap(line -> List.of(line.split("\\|")).stream())
                    .map(String::strip)
                    .map(Part::of)
                    .toList();
        }
    }

    static Name draw(RandomGenerator random) {
        Alphabet alphabet = random.nextBoolean() ? ALPHABETS.getFirst() : one(ALPHABETS, random);
        return new Name(one(alphabet.given, random), one(alphabet.family, random));
    }

    static <T> T one(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
