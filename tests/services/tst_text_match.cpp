#include "services/query/TextMatch.h"

#include <QTest>

#include <random>

using namespace ph;

/// Finding words in many texts at once.
class TestTextMatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void manyTextsAtOnceAreAsEachAlone();
    void anOccurrenceAcrossTwoTextsIsInNeither();
    void aPrefixOfLikeIsPlainText();
};

void TestTextMatch::manyTextsAtOnceAreAsEachAlone()
{
    std::mt19937 chance(20261126);
    const auto below = [&](std::size_t n) { return std::size_t(chance() % n); };
    // Few letters, so that words recur, straddle and overlap; some pools hold none but ASCII.
    const QStringList ascii{"a", "A", "b", "B", "-", "@", "`", "[", "{", "0"};
    const QStringList wide = ascii + QStringList{"ä", "Ä", "实", "ß", "K"};
    std::size_t marked = 0;
    for (int round = 0; round < 300; ++round) {
        const auto& letters = below(2) == 0 ? ascii : wide;
        const auto word = [&](std::size_t longest) {
            QString text;
            for (auto n = below(longest + 1); n > 0; --n)
                text += letters[qsizetype(below(std::size_t(letters.size())))];
            return text;
        };
        TextDictionary texts;
        for (auto n = below(200); n > 0; --n)
            texts.intern(word(below(2) == 0 ? 6 : 90).toStdString());
        for (int i = 0; i < 20; ++i) {
            const ContainedText needle(word(below(3) == 0 ? 80 : 3));
            const auto first = std::uint32_t(below(texts.size() + 1));
            const auto end = first + std::uint32_t(below(texts.size() - first + 1));
            std::vector<std::uint8_t> hit(texts.size(), 0);
            needle.mark(texts, first, end, hit);
            for (std::uint32_t code = 0; code < texts.size(); ++code) {
                const bool asked = code >= first && code < end;
                QCOMPARE(hit[code] != 0, asked && needle.in(texts.at(code)));
                marked += hit[code];
            }
        }
    }
    QVERIFY(marked > 10'000);
}

void TestTextMatch::anOccurrenceAcrossTwoTextsIsInNeither()
{
    TextDictionary texts;
    for (const char* text : {"sweep", "-9", "", "9", "SWEEP-99", "a sweep-9 and a sweep-99"})
        texts.intern(text);
    std::vector<std::uint8_t> hit(texts.size(), 0);
    ContainedText(QStringLiteral("Sweep-9")).mark(texts, 0, texts.size(), hit);
    QCOMPARE(hit, (std::vector<std::uint8_t>{0, 0, 0, 0, 1, 1}));
}

void TestTextMatch::aPrefixOfLikeIsPlainText()
{
    const LikePattern sweep(QStringLiteral("sweep-1_%"), LetterCase::Exact);
    QVERIFY(sweep.matches("sweep-12"));
    QVERIFY(sweep.matches("sweep-1实"));
    QVERIFY(!sweep.matches("sweep-1"));
    QVERIFY(!sweep.matches("Sweep-12"));
    QVERIFY(LikePattern(QStringLiteral("SWEEP%"), LetterCase::Folded).matches("sweep"));
    QVERIFY(LikePattern(QStringLiteral("sweep"), LetterCase::Exact).matches("sweep"));
    QVERIFY(!LikePattern(QStringLiteral("sweep"), LetterCase::Exact).matches("sweeps"));
}

QTEST_GUILESS_MAIN(TestTextMatch)
#include "tst_text_match.moc"
