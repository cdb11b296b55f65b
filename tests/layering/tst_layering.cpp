#include "tests/support/Paths.h"

#include <QDirIterator>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTest>

#include <map>

/// Who may know whom, and what no code of ours does. Scans the sources themselves, so that it holds whatever
/// the build links; the exception list starts and stays empty.
namespace {

const QStringList exceptions = {};

struct Source {
    QString path; ///< from the project's root
    QString text;
};

/// Comments blanked, string literals kept: an include in a comment binds nobody.
QString withoutComments(const QString& text)
{
    QString out;
    out.reserve(text.size());
    enum class In { Code, Line, Block, String, Char } in = In::Code;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const QChar next = i + 1 < text.size() ? text[i + 1] : QChar();
        switch (in) {
        case In::Code:
            if (c == u'/' && next == u'/')
                in = In::Line;
            else if (c == u'/' && next == u'*')
                in = In::Block;
            else if (c == u'"')
                in = In::String;
            else if (c == u'\'' && !(i > 0 && text[i - 1].isLetterOrNumber())) // 1'000 is no character
                in = In::Char;
            out += in == In::Line || in == In::Block ? QChar(u' ') : c;
            break;
        case In::Line:
            if (c == u'\n')
                in = In::Code;
            out += c == u'\n' ? c : QChar(u' ');
            break;
        case In::Block:
            if (c == u'/' && i > 0 && text[i - 1] == u'*')
                in = In::Code;
            out += c == u'\n' ? c : QChar(u' ');
            break;
        case In::String:
        case In::Char:
            out += c;
            if (c == u'\\' && i + 1 < text.size())
                out += text[++i];
            else if (c == (in == In::String ? u'"' : u'\'') || c == u'\n')
                in = In::Code;
            break;
        }
    }
    return out;
}

struct Rule {
    QString folder;
    QStringList mayInclude; ///< folders of ours
};

// The longest folder that fits a file decides.
const QList<Rule> rules = {
    {QStringLiteral("app/"),
     {QStringLiteral("app/"), QStringLiteral("widgets/"), QStringLiteral("services/"),
      QStringLiteral("models/")}},
    {QStringLiteral("widgets/"), {QStringLiteral("widgets/"), QStringLiteral("models/")}},
    {QStringLiteral("services/"), {QStringLiteral("services/"), QStringLiteral("models/values/")}},
    {QStringLiteral("models/values/"), {QStringLiteral("models/values/")}},
    {QStringLiteral("models/tables/"), {QStringLiteral("models/tables/"), QStringLiteral("models/values/")}},
    {QStringLiteral("models/charts/"), {QStringLiteral("models/charts/"), QStringLiteral("models/values/")}},
};

const QStringList ourFolders = {QStringLiteral("app/"), QStringLiteral("widgets/"),
                                QStringLiteral("services/"), QStringLiteral("models/"),
                                QStringLiteral("tests/")};

bool startsWithAny(const QString& text, const QStringList& starts)
{
    return std::any_of(starts.begin(), starts.end(),
                       [&](const QString& start) { return text.startsWith(start); });
}

/// Classes by the Qt module whose header names them: read from Qt's own include folders.
const QStringList& classesOf(const QString& module)
{
    static std::map<QString, QStringList> known;
    auto& classes = known[module];
    if (classes.isEmpty()) {
        const QDir folder(QLibraryInfo::path(QLibraryInfo::HeadersPath) + u'/' + module);
        classes = folder.entryList(QDir::Files);
    }
    return classes;
}

bool belongsTo(const QString& include, std::initializer_list<const char*> modules)
{
    const auto name = include.mid(include.lastIndexOf(u'/') + 1);
    for (const auto* module : modules) {
        const auto folder = QString::fromLatin1(module);
        if (include == folder || include.startsWith(folder + u'/'))
            return true;
        // <QtCharts> style umbrella headers stand among the classes as well.
        if (!include.contains(u'/') && classesOf(folder).contains(name))
            return true;
    }
    return false;
}

QStringList includeViolations(const Source& source)
{
    QStringList found;
    const Rule* rule = nullptr;
    for (const auto& candidate : rules) {
        if (source.path.startsWith(candidate.folder))
            rule = &candidate;
    }
    if (!rule)
        return {QStringLiteral("%1: no rule says what this folder may include").arg(source.path)};
    static const QRegularExpression line(
        QStringLiteral("^[ \\t]*#[ \\t]*include[ \\t]*([\"<])([^\">]+)[\">]"),
        QRegularExpression::MultilineOption);
    for (auto it = line.globalMatch(withoutComments(source.text)); it.hasNext();) {
        const auto include = it.next().captured(2);
        const auto complain = [&](const QString& why) {
            found += QStringLiteral("%1 includes %2: %3").arg(source.path, include, why);
        };
        if (include.contains(QLatin1StringView("..")))
            complain(QStringLiteral("paths start at the project's root"));
        if (startsWithAny(include, ourFolders) && !startsWithAny(include, rule->mayInclude))
            complain(QStringLiteral("%1 may know only %2")
                         .arg(rule->folder, rule->mayInclude.join(QLatin1StringView(", "))));
        const bool isModels = source.path.startsWith(QLatin1StringView("models/"));
        const bool isService = source.path.startsWith(QLatin1StringView("services/"));
        if ((isModels || isService) && belongsTo(include, {"QtWidgets", "QtCharts"}))
            complain(QStringLiteral("widgets and charts begin above models and services"));
        if (source.path.startsWith(QLatin1StringView("models/values/")) &&
            belongsTo(include, {"QtGui", "QtNetwork", "QtSql", "QtSvg", "QtConcurrent"}))
            complain(QStringLiteral("values need QtCore only"));
    }
    return found;
}

QStringList constructViolations(const Source& source)
{
    struct Forbidden {
        const char* pattern;
        const char* why;
        const char* but = ""; ///< the one file that may, whose header says what for
    };
    static const Forbidden forbidden[] = {
        {"\\bsetHtml\\s*\\(", "text of servers is plain text"},
        {"\\binsertHtml\\s*\\(", "text of servers is plain text"},
        {"\\b(set|from)Markdown\\s*\\(", "text of servers is plain text", "widgets/help/HandbookPage.cpp"},
        {"\\bQt\\s*::\\s*RichText\\b", "text of servers is plain text"},
        {"\\bQt\\s*::\\s*AutoText\\b", "text of servers is plain text"},
        {"CURLOPT_SSL_VERIFYPEER\\s*,\\s*(0|false)", "TLS is verified; a custom CA is the way out"},
        {"CURLOPT_SSL_VERIFYHOST\\s*,\\s*(0|false)", "TLS is verified; a custom CA is the way out"},
        {"(?<!QCoreApplication)(?<!QApplication)(?<!QGuiApplication)(?<!qApp)\\s*::\\s*instance\\s*\\(\\s*"
         "\\)",
         "no singletons: a workspace owns, everyone else is handed references"},
    };
    QStringList found;
    const auto code = withoutComments(source.text);
    for (const auto& f : forbidden) {
        if (source.path == QLatin1String(f.but))
            continue;
        const QRegularExpression pattern(QString::fromLatin1(f.pattern));
        for (auto it = pattern.globalMatch(code); it.hasNext();) {
            const auto line = code.left(it.next().capturedStart()).count(u'\n') + 1;
            found += QStringLiteral("%1:%2: %3").arg(source.path).arg(line).arg(QString::fromLatin1(f.why));
        }
    }
    return found;
}

QStringList violations(const Source& source)
{
    return includeViolations(source) + constructViolations(source);
}

QList<Source> sources()
{
    const QDir root(ph::testing::sourceFile());
    QList<Source> found;
    for (const char* folder : {"app", "widgets", "services", "models"}) {
        QDirIterator files(root.filePath(QString::fromLatin1(folder)),
                           {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                found.append({root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll())});
        }
    }
    return found;
}

} // namespace

class TestLayering : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void seesTheWholeProject();
    void everySourceKeepsTheRules();
    void everyHeaderIsGuarded();
    void noClassHasTheNameOfAnother();
    void noExceptionIsLeft();
    void findsPlantedIncludes_data();
    void findsPlantedIncludes();
    void findsPlantedConstructs_data();
    void findsPlantedConstructs();
};

void TestLayering::seesTheWholeProject()
{
    const auto all = sources();
    QVERIFY(all.size() > 20);
    for (const char* folder : {"models/values/", "services/", "widgets/"}) {
        QVERIFY2(std::any_of(all.begin(), all.end(),
                             [&](const Source& s) { return s.path.startsWith(QLatin1StringView(folder)); }),
                 folder);
    }
    QVERIFY2(!classesOf(QStringLiteral("QtWidgets")).isEmpty(),
             "Qt's headers must be readable: they tell which class is a widget");
}

void TestLayering::everySourceKeepsTheRules()
{
    QStringList found;
    for (const auto& source : sources())
        found += violations(source);
    for (const auto& exception : exceptions)
        found.removeAll(exception);
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void TestLayering::everyHeaderIsGuarded()
{
    for (const auto& source : sources()) {
        if (source.path.endsWith(QLatin1StringView(".h")))
            QVERIFY2(source.text.contains(QLatin1StringView("#pragma once")), qPrintable(source.path));
    }
}

// Two of one name in one namespace are one for the linker, which takes whichever it finds first.
void TestLayering::noClassHasTheNameOfAnother()
{
    static const QRegularExpression space(QStringLiteral("^namespace (ph[\\w:]*)"),
                                          QRegularExpression::MultilineOption);
    static const QRegularExpression definition(
        QStringLiteral("^(?:class|struct) (\\w+)(?: final)?(?: :[^;\\n]*)?(?: \\{|$)"),
        QRegularExpression::MultilineOption);
    QMap<QString, QString> seen;
    for (const auto& source : sources()) {
        if (!source.path.endsWith(QLatin1StringView(".h")))
            continue;
        const auto where = space.match(source.text).captured(1);
        auto classes = definition.globalMatch(source.text);
        while (classes.hasNext()) {
            const auto name = where + QStringLiteral("::") + classes.next().captured(1);
            QVERIFY2(!seen.contains(name),
                     qPrintable(QStringLiteral("%1: %2, %3").arg(name, seen.value(name), source.path)));
            seen.insert(name, source.path);
        }
    }
    QVERIFY(seen.size() > 300);
}

void TestLayering::noExceptionIsLeft()
{
    QCOMPARE(exceptions, QStringList());
}

void TestLayering::findsPlantedIncludes_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("count");
    const auto row = [](const char* path, const char* line, int count) {
        QTest::newRow(qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(path), QLatin1String(line))))
            << QString::fromLatin1(path) << QString::fromLatin1(line) << count;
    };
    row("widgets/runs/A.cpp", "#include \"services/store/CacheStore.h\"", 1);
    row("widgets/runs/A.cpp", "  #  include <app/Workspace.h>", 1);
    row("widgets/runs/A.cpp", "#include \"models/tables/RunTableModel.h\"\n#include <QWidget>", 0);
    row("services/sync/A.h", "#include \"widgets/common/Theme.h\"", 1);
    row("services/sync/A.h", "#include \"models/tables/RunTableModel.h\"", 1);
    row("services/sync/A.h", "#include <QLabel>", 1);
    row("services/sync/A.h", "#include <QtWidgets/QLabel>", 1);
    row("services/sync/A.h", "#include <QtCharts>", 1);
    row("services/sync/A.h", "#include <QLineSeries>", 1);
    row("services/sync/A.h", "#include <qlabel.h>", 1);
    row("services/sync/A.h",
        "#include <QFile>\n#include \"models/values/Run.h\"\n#include \"services/http/Json.h\"", 0);
    row("models/values/A.h", "#include <QColor>", 1);
    row("models/values/A.h", "#include <QNetworkReply>", 1);
    row("models/values/A.h", "#include \"models/tables/RunTableModel.h\"", 1);
    row("models/values/A.h", "#include <QString>\n#include <vector>", 0);
    row("models/tables/A.h", "#include \"models/charts/M4.h\"", 1);
    row("models/tables/A.h", "#include <QColor>\n#include <QAbstractTableModel>", 0);
    row("models/charts/A.h", "#include <QPushButton>", 1);
    row("models/charts/A.h", "#include \"services/query/Query.h\"", 1);
    row("app/A.cpp",
        "#include \"services/query/Query.h\"\n#include \"widgets/common/Theme.h\"\n#include <QApplication>",
        0);
    row("app/A.cpp", "#include \"tests/support/Testing.h\"", 1);
    row("app/A.cpp", "#include \"../services/query/Query.h\"", 1);
    row("models/other/A.h", "", 1);
    row("services/sync/A.h", "// #include <QLabel>\n/* \n#include <QLabel>\n*/", 0);
    row("services/sync/A.h", "const char* s = \"/*\";\n#include <QLabel>\n// */", 1);
}

void TestLayering::findsPlantedIncludes()
{
    QFETCH(QString, path);
    QFETCH(QString, line);
    QFETCH(int, count);
    const auto found = violations({path, line});
    QVERIFY2(found.size() == count, qPrintable(found.join(u'\n')));
}

void TestLayering::findsPlantedConstructs_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("count");
    const auto row = [](const char* code, int count) {
        QTest::newRow(code) << QString::fromLatin1(code) << count;
    };
    row("view->setHtml(text);", 1);
    row("cursor.insertHtml(text);", 1);
    row("document->setMarkdown(text);", 1);
    row("QTextDocumentFragment::fromMarkdown(text);", 1);
    row("label->setTextFormat(Qt::RichText);", 1);
    row("label->setTextFormat(Qt::AutoText);", 1);
    row("label->setTextFormat(Qt::PlainText);", 0);
    row("curl_easy_setopt(h, CURLOPT_SSL_VERIFYPEER, 0L);", 1);
    row("curl_easy_setopt(h, CURLOPT_SSL_VERIFYHOST,0);", 1);
    row("curl_easy_setopt(h, CURLOPT_SSL_VERIFYPEER, 1L);", 0);
    row("Settings::instance().value();", 1);
    row("return Theme :: instance( );", 1);
    row("QCoreApplication::instance()->quit();", 0);
    row("connect(QApplication::instance(), &X::y);", 0);
    row("// never call setHtml( here: Qt::RichText", 0);
    row("const int n = 1'000; // Theme::instance()", 0);
}

void TestLayering::findsPlantedConstructs()
{
    QFETCH(QString, code);
    QFETCH(int, count);
    const auto found = violations({QStringLiteral("widgets/A.cpp"), code});
    QVERIFY2(found.size() == count, qPrintable(found.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"
