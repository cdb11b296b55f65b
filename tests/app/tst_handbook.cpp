#include "app/cli/CommandLine.h"
#include "app/help/DialogTopic.h"
#include "app/help/LoadHandbook.h"
#include "app/help/ScreenTopic.h"
#include "models/values/HandbookSearch.h"
#include "models/values/HelpTopic.h"
#include "services/connectors/Catalog.h"
#include "tests/support/Paths.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace ph;

namespace {

const Handbook& english()
{
    static const auto book = loadHandbook({});
    return book;
}

const Handbook& chinese()
{
    static const auto book = loadHandbook(QStringLiteral("zh_CN"));
    return book;
}

QString handbookSource(const QString& name)
{
    return testing::sourceFile(QStringLiteral("resources/handbook/") + name);
}

QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void addPaths(const CommandOutline& command, const QString& path, QMap<QString, const CommandOutline*>& paths)
{
    for (const auto& sub : command.subcommands) {
        const auto name = path + (path.isEmpty() ? QString() : QStringLiteral(" ")) + toText(sub.name);
        paths.insert(name, &sub);
        addPaths(sub, name, paths);
    }
}

/// Lines of code that start the program, without prompts and comments.
QStringList commandsIn(const QString& markdown)
{
    QStringList lines;
    bool isCode = false;
    for (const auto& line : markdown.split(u'\n')) {
        if (line.startsWith(QLatin1String("```")))
            isCode = !isCode;
        else if (isCode && line.startsWith(QLatin1String("pilothouse ")))
            lines.append(line);
    }
    static const QRegularExpression inlined(QStringLiteral("`(pilothouse [^`]+)`"));
    for (auto it = inlined.globalMatch(markdown); it.hasNext();)
        lines.append(it.next().captured(1));
    return lines;
}

bool hasOption(const CommandOutline& command, const QString& name)
{
    return std::any_of(command.options.begin(), command.options.end(), [&](const OptionOutline& option) {
        return std::any_of(option.names.begin(), option.names.end(),
                           [&](const std::string& known) { return toText(known) == name; });
    });
}

} // namespace

/// The handbook holds what it promises: every link leads somewhere, every command is there and is as it says.
class HandbookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasAChapterForEachLineOfItsContents();
    void everyLinkAndPictureIsThere_data();
    void everyLinkAndPictureIsThere();
    void translationsHaveTheSameParts();
    void whatIsNotTranslatedSaysSo();
    void everyErrorLeadsToItsPart();
    void everyConnectionLeadsToItsPart();
    void everyScreenLeadsToItsPart();
    void everyDialogLeadsToItsPart();
    void everyBadMessageLeadsSomewhere();
    void everyCommandIsNamed();
    void commandsAreWrittenAsTheyAre();
    void findsWordsWhereTheyAre_data();
    void findsWordsWhereTheyAre();
    void findsWithinAFrame();
};

void HandbookTest::hasAChapterForEachLineOfItsContents()
{
    QStringList listed;
    for (const auto& group : english().groups) {
        listed += group.chapters;
        for (qsizetype i = 0; i < group.chapters.size(); ++i)
            QCOMPARE(english().chapter(group.chapters[i])->title, group.titles.value(i));
    }
    QVERIFY(listed.size() > 15);
    QStringList there;
    for (const auto& file : QDir(handbookSource({})).entryList({QStringLiteral("*.md")}))
        there.append(file.chopped(3));
    there.removeAll(QStringLiteral("README"));
    there.sort();
    QStringList sorted = listed;
    sorted.sort();
    QCOMPARE(sorted, there);
    QCOMPARE(english().chapters.size(), listed.size());
    for (const auto& chapter : english().chapters) {
        QSet<QString> anchors;
        for (const auto& section : chapter.sections)
            anchors.insert(section.anchor);
        QVERIFY2(anchors.size() == chapter.sections.size(), qPrintable(chapter.id));
    }
    QCOMPARE(chinese().chapters.size(), listed.size());
}

void HandbookTest::everyLinkAndPictureIsThere_data()
{
    QTest::addColumn<QString>("file");
    const QDir root(handbookSource({}));
    for (const auto* folder : {"", "zh_CN/"}) {
        for (const auto& file :
             QDir(root.filePath(QLatin1String(folder))).entryList({QStringLiteral("*.md")}))
            QTest::newRow(qPrintable(QLatin1String(folder) + file)) << QLatin1String(folder) + file;
    }
}

// As GitHub resolves them, by the files, and as the window does, by the chapters.
void HandbookTest::everyLinkAndPictureIsThere()
{
    QFETCH(QString, file);
    const QFileInfo source(handbookSource(file));
    for (const auto& link : handbookLinks(textOf(source.filePath()))) {
        if (link.startsWith(QLatin1String("https://")))
            continue;
        const auto path = link.section(u'#', 0, 0);
        QVERIFY2(path.isEmpty() || QFileInfo::exists(source.dir().filePath(path)), qPrintable(link));
        if (path.endsWith(QLatin1String(".png")))
            continue;
        const auto place = handbookPlace(link, source.completeBaseName());
        QVERIFY2(english().has(place), qPrintable(link));
        QVERIFY2(chinese().has(place), qPrintable(link));
    }
}

void HandbookTest::translationsHaveTheSameParts()
{
    for (const auto& chapter : chinese().chapters) {
        QVERIFY2(chapter.language == HandbookChapter::Language::AsAsked, qPrintable(chapter.id));
        QStringList theirs, ours;
        for (const auto& section : chapter.sections)
            theirs.append(section.anchor);
        for (const auto& section : english().chapter(chapter.id)->sections)
            ours.append(section.anchor);
        QCOMPARE(theirs.mid(1), ours.mid(1));
    }
}

void HandbookTest::whatIsNotTranslatedSaysSo()
{
    const auto another = loadHandbook(QStringLiteral("de")); // no chapter is there in it
    QCOMPARE(another.chapters.size(), english().chapters.size());
    QCOMPARE(another.chapter(QStringLiteral("security"))->language, HandbookChapter::Language::English);
    QCOMPARE(english().chapter(QStringLiteral("security"))->language, HandbookChapter::Language::AsAsked);
}

void HandbookTest::everyErrorLeadsToItsPart()
{
    for (int kind = 0; kind <= int(ErrorKind::Cancelled); ++kind) {
        const auto topic = helpTopicOf(ErrorKind(kind));
        QVERIFY2(topic.contains(u'#') && english().has(handbookPlace(topic)), qPrintable(topic));
        QCOMPARE(topicOfHelpUrl(helpUrl(topic)), topic);
    }
}

void HandbookTest::everyConnectionLeadsToItsPart()
{
    for (const auto& descriptor : connectorCatalog()) {
        const auto topic = helpTopicOfConnection(descriptor.kind);
        QVERIFY2(topic.contains(u'#') && english().has(handbookPlace(topic)), qPrintable(descriptor.kind));
    }
    QVERIFY(english().has(handbookPlace(helpTopicOfConnection(QStringLiteral("something new")))));
}

void HandbookTest::everyScreenLeadsToItsPart()
{
    for (const auto& topic : screenTopics())
        QVERIFY2(english().has(handbookPlace(topic)), qPrintable(topic));
    QVERIFY(english().has(handbookPlace(QStringLiteral("settings#privacy")))); // of the settings' dialog
    QCOMPARE(topicOfScreen(QStringLiteral("drift"), nullptr), QStringLiteral("drift"));
    QCOMPARE(topicOfScreen(QStringLiteral("run:1:3f2a91c0"), nullptr), QStringLiteral("experiments#a-run"));
    QVERIFY(screenTopics().contains(topicOfScreen(QStringLiteral("something new"), nullptr)));
}

void HandbookTest::everyDialogLeadsToItsPart()
{
    for (const auto& topic : dialogTopics())
        QVERIFY2(english().has(handbookPlace(topic)), qPrintable(topic));
    // A new dialog is not forgotten.
    const auto known = textOf(testing::sourceFile(QStringLiteral("app/help/DialogTopic.cpp")));
    static const QRegularExpression dialog(QStringLiteral("class (\\w+)(?: final)? : public QDialog\\b"));
    int seen = 0;
    QDirIterator files(testing::sourceFile(QStringLiteral("widgets")), {QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto found = dialog.match(textOf(files.next()));
        if (!found.hasMatch())
            continue;
        ++seen;
        QVERIFY2(known.contains(found.captured(1) + QStringLiteral("::")), qPrintable(found.captured(1)));
    }
    QVERIFY(seen > 15);
}

/// What went wrong is said in many places, in words of their own: none of them leaves somebody alone.
void HandbookTest::everyBadMessageLeadsSomewhere()
{
    static const QRegularExpression call(QStringLiteral("(?:showMessage|\\bsay)\\(([^;]*?)\\);"));
    static const QRegularExpression help(QStringLiteral("\\.help = (.+)\\}$"));
    static const QRegularExpression words(QStringLiteral("QStringLiteral\\(\"([a-z-]+(?:#[a-z-]+)?)\"\\)"));
    int seen = 0;
    for (const auto* folder : {"app", "widgets"}) {
        QDirIterator files(testing::sourceFile(QLatin1String(folder)), {QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const auto file = files.next();
            for (auto it = call.globalMatch(textOf(file)); it.hasNext();) {
                const auto arguments = it.next().captured(1).simplified();
                if (!arguments.section(u',', 0, 0).contains(QLatin1String("Tone::Bad")))
                    continue;
                ++seen;
                const auto told = file + QStringLiteral(": ") + arguments;
                const auto place = help.match(arguments);
                QVERIFY2(place.hasMatch(), qPrintable(told));
                if (const auto literal = words.match(place.captured(1)); literal.hasMatch())
                    QVERIFY2(english().has(handbookPlace(literal.captured(1))), qPrintable(told));
            }
        }
    }
    QVERIFY(seen > 20);
}

void HandbookTest::everyCommandIsNamed()
{
    const auto program = commandOutline();
    QMap<QString, const CommandOutline*> paths;
    addPaths(program, {}, paths);
    QVERIFY(paths.size() > 60);
    const auto text = textOf(handbookSource(QStringLiteral("command-line.md")));
    for (auto it = paths.begin(); it != paths.end(); ++it) {
        if (it.value()->subcommands.empty())
            QVERIFY2(text.contains(u'`' + it.key() + u'`'), qPrintable(it.key()));
    }
}

void HandbookTest::commandsAreWrittenAsTheyAre()
{
    const auto program = commandOutline();
    QMap<QString, const CommandOutline*> paths;
    addPaths(program, {}, paths);
    int seen = 0;
    const auto check = [&](const QString& line) {
        const CommandOutline* command = &program;
        QString path;
        for (const auto& word : line.split(u' ', Qt::SkipEmptyParts).mid(1)) {
            const auto longer = path.isEmpty() ? word : path + u' ' + word;
            if (const auto found = paths.constFind(longer); found != paths.constEnd()) {
                path = longer;
                command = *found;
            } else if (word.startsWith(QLatin1String("--")) && word != QLatin1String("--completions")) {
                QVERIFY2(hasOption(*command, word) || hasOption(program, word), qPrintable(line));
            }
        }
        // Words of the window's own: a path to open, or a placeholder.
        const bool isOpening = command == &program;
        QVERIFY2(!isOpening || line.contains(u'.') || line.contains(QLatin1String("COMMAND")) ||
                     line.contains(QLatin1String("--")),
                 qPrintable(line));
        ++seen;
    };
    for (const auto* book : {&english(), &chinese()}) {
        for (const auto& chapter : book->chapters) {
            for (const auto& line : commandsIn(chapter.markdown))
                check(line);
        }
    }
    QVERIFY(seen > 60);
}

void HandbookTest::findsWordsWhereTheyAre_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("first");
    QTest::newRow("a term, by its heading") << QStringLiteral("psi") << QStringLiteral("glossary#psi");
    QTest::newRow("upper and lower case alike")
        << QStringLiteral("BRIER") << QStringLiteral("glossary#brier-score");
    QTest::newRow("all of several words")
        << QStringLiteral("server credentials") << QStringLiteral("troubleshooting#unauthorized");
    QTest::newRow("part of a word") << QStringLiteral("kolmogo")
                                    << QStringLiteral("glossary#kolmogorov-smirnov");
    QTest::newRow("nothing") << QStringLiteral("xyzzy") << QString();
}

void HandbookTest::findsWordsWhereTheyAre()
{
    QFETCH(QString, query);
    QFETCH(QString, first);
    const auto hits = searchHandbook(english(), query);
    QCOMPARE(hits.isEmpty() ? QString() : hits.constFirst().place.text(), first);
    for (const auto& hit : hits)
        QVERIFY(english().has(hit.place));
}

void HandbookTest::findsWithinAFrame()
{
    QVERIFY(searchHandbook(english(), QStringLiteral(" ")).isEmpty());
    QVERIFY(!searchHandbook(chinese(), QStringLiteral("回滚")).isEmpty());
    QElapsedTimer timer;
    qint64 best = std::numeric_limits<qint64>::max();
    for (int i = 0; i < 5; ++i) { // what else runs here may take one
        timer.start();
        (void)searchHandbook(english(), QStringLiteral("the release a"));
        best = std::min(best, timer.elapsed());
    }
    QVERIFY2(best <= 16, qPrintable(QString::number(best)));
}

QTEST_GUILESS_MAIN(HandbookTest)
#include "tst_handbook.moc"
