#include "models/values/LineDiff.h"
#include "tests/support/Testing.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace ph;

namespace {

QString printed(const QString& a, const QString& b)
{
    QStringList lines;
    for (const auto& pair : lineDiff(a, b))
        lines << QStringLiteral("%1 %2|%3 %4")
                     .arg(pair.aLine)
                     .arg(pair.a.value_or(QStringLiteral("-")))
                     .arg(pair.b.value_or(QStringLiteral("-")))
                     .arg(pair.bLine);
    return lines.join(u'\n');
}

/// How many lines stand on one side only, a changed one on both.
int differing(const QList<LinePair>& pairs)
{
    int count = 0;
    for (const auto& pair : pairs)
        count += pair.isSame() ? 0 : (pair.a ? 1 : 0) + (pair.b ? 1 : 0);
    return count;
}

} // namespace

class TestLineDiff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aChangedLineStandsBesideTheOldOne()
    {
        QCOMPARE(printed(QStringLiteral("You are polite.\nAnswer in English.\nBe short."),
                         QStringLiteral("You are polite.\nAnswer in the user's language.\nBe short.\nCite.")),
                 QStringLiteral("1 You are polite.|You are polite. 1\n"
                                "2 Answer in English.|Answer in the user's language. 2\n"
                                "3 Be short.|Be short. 3\n"
                                "0 -|Cite. 4"));
    }

    void equalTextsHaveEqualLinesOnly()
    {
        QCOMPARE(printed(QStringLiteral("a\nb"), QStringLiteral("a\nb")), QStringLiteral("1 a|a 1\n2 b|b 2"));
        QCOMPARE(differing(lineDiff({}, {})), 0);
    }

    void aLineEndMoreIsSeen()
    {
        QCOMPARE(differing(lineDiff(QStringLiteral("a"), QStringLiteral("a\n"))), 1);
    }

    void bothTextsCanBeReadBackFromIt()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 200; ++round) {
            const auto text = [&] {
                QStringList lines;
                for (int i = 0, n = random.bounded(1, 30); i < n; ++i)
                    lines << QString(QChar(u'a' + random.bounded(4)));
                return lines.join(u'\n');
            };
            const auto a = text(), b = text();
            QStringList aRead, bRead;
            for (const auto& pair : lineDiff(a, b)) {
                if (pair.a)
                    aRead << *pair.a;
                if (pair.b)
                    bRead << *pair.b;
            }
            QCOMPARE(aRead.join(u'\n'), a);
            QCOMPARE(bRead.join(u'\n'), b);
        }
    }

    void noDiffProgramFindsFewerLines()
    {
        QTemporaryDir folder;
        const auto write = [&](const QString& name, const QString& text) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::WriteOnly))
                file.write(text.toUtf8() + '\n');
        };
        QRandomGenerator random(11);
        for (int round = 0; round < 60; ++round) {
            const auto text = [&] {
                QStringList lines;
                for (int i = 0, n = random.bounded(1, 60); i < n; ++i)
                    lines << QString::number(random.bounded(8));
                return lines.join(u'\n');
            };
            const auto a = text(), b = text();
            write(QStringLiteral("a"), a);
            write(QStringLiteral("b"), b);
            QProcess diff;
            diff.start(QStringLiteral("diff"),
                       {QStringLiteral("--minimal"), folder.filePath(QStringLiteral("a")),
                        folder.filePath(QStringLiteral("b"))});
            if (!diff.waitForFinished())
                QSKIP("there is no diff program to compare with");
            int theirs = 0;
            for (const auto& line : diff.readAllStandardOutput().split('\n'))
                theirs += line.startsWith("< ") || line.startsWith("> ") ? 1 : 0;
            QCOMPARE(differing(lineDiff(a, b)), theirs);
        }
    }

    void textsThatHaveNothingInCommonEndInTime()
    {
        QStringList a, b;
        for (int i = 0; i < 20'000; ++i) {
            a << QStringLiteral("a%1").arg(i);
            b << QStringLiteral("b%1").arg(i);
        }
        const auto pairs = lineDiff(a.join(u'\n'), b.join(u'\n'));
        QCOMPARE(pairs.size(), 20'000);
        QCOMPARE(differing(pairs), 40'000);
    }

    void linesThatDifferStandBetweenTheirNeighbours()
    {
        QCOMPARE(differingLines(QStringLiteral("a\nb\nc\nd\ne"), QStringLiteral("a\nb\nc\nD\ne")),
                 QStringList({QStringLiteral("  b"), QStringLiteral("  c"), QStringLiteral("- d"),
                              QStringLiteral("+ D"), QStringLiteral("  e")}));
        QVERIFY(differingLines(QStringLiteral("a"), QStringLiteral("a")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLineDiff)
#include "tst_linediff.moc"
