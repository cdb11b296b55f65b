#include "tests/app/Program.h"

#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

namespace {

/// Runs a program with these variables set on top of a system without any display.
Outcome runWithoutDisplay(const QString& path, const QStringList& arguments,
                          const QMap<QString, QString>& variables = {})
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(name));
    for (auto it = variables.begin(); it != variables.end(); ++it)
        environment.insert(it.key(), it.value());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(path, arguments);
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

QString helpOf(const QStringList& command)
{
    return QString::fromUtf8(
        runWithoutDisplay(program(), command + QStringList{QStringLiteral("--help")}).out);
}

/// What each command says under --help, by its words: "connect add".
void addHelpBelow(const QStringList& command, QMap<QString, QString>& helps)
{
    const auto help = helpOf(command);
    helps.insert(command.join(u' '), help);
    bool listed = false;
    for (const auto& line : help.split(u'\n')) {
        if (listed && line.startsWith(QLatin1String("  ")) && line.size() > 2 && line[2] != u' ')
            addHelpBelow(command + QStringList{line.trimmed().section(u' ', 0, 0)}, helps);
        listed = line == QLatin1String("Subcommands:") || (listed && !line.isEmpty());
    }
}

/// Asked for once: there are a hundred commands.
const QMap<QString, QString>& allHelp()
{
    static const auto all = [] {
        QMap<QString, QString> helps;
        addHelpBelow({}, helps);
        helps.remove(QString());
        return helps;
    }();
    return all;
}

/// Where the examples begin with "pilothouse", options of the program in between.
QRegularExpression exampleOf(const QString& command)
{
    return QRegularExpression(QStringLiteral("^(  |Example: )pilothouse (--\\S+ )*%1( |$)")
                                  .arg(QRegularExpression::escape(command)),
                              QRegularExpression::MultilineOption);
}

QByteArray manual(const QMap<QString, QString>& variables)
{
    QTemporaryDir folder;
    const auto out = folder.filePath(QStringLiteral("pilothouse.1"));
    const auto made = runWithoutDisplay(
        QStringLiteral("sh"), {sourceFile(QStringLiteral("packaging/manual.sh")), program(), out}, variables);
    QFile file(out);
    return made.code == 0 && made.err.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll()
                                                                                  : QByteArray();
}

QByteArray completions(const QString& shell)
{
    const auto said = runWithoutDisplay(program(), {QStringLiteral("--completions"), shell});
    return said.code == 0 && said.err.isEmpty() ? said.out : QByteArray();
}

/// What the real bash offers for the last of these words.
QStringList offeredByBash(const QString& folder, const QStringList& words)
{
    static const auto script = completions(QStringLiteral("bash"));
    QStringList quoted;
    for (const auto& word : words)
        quoted.append(u'\'' + word + u'\'');
    const auto code = QString::fromUtf8(script) +
                      QStringLiteral("cd '%1'\nCOMP_WORDS=(%2)\nCOMP_CWORD=%3\n_pilothouse\n"
                                     "printf '%s\\n' \"${COMPREPLY[@]}\"\ncomplete -p pilothouse >&2\n")
                          .arg(folder, quoted.join(u' '))
                          .arg(words.size() - 1);
    QProcess bash;
    bash.start(QStringLiteral("bash"), {QStringLiteral("--norc"), QStringLiteral("-c"), code});
    if (!bash.waitForFinished(60'000))
        return {};
    const auto said = bash.readAllStandardError();
    if (said != "complete -F _pilothouse pilothouse\n")
        return {QString::fromUtf8(said)};
    auto lines = QString::fromUtf8(bash.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    lines.sort();
    return lines;
}

const QByteArray& manualHere()
{
    static const auto page = manual({});
    return page;
}

} // namespace

/// What the program says about itself, and where it cannot open a window.
class TestCliHelp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCommandShowsHowItIsUsed();
    void theManualHasEveryOptionOfEveryCommand();
    void theManualKeepsTheLinesOfExamples();
    void theManualHasTheExitCodesOfTheHandbook();
    void theManualNamesFilesAndVariables();
    void theManualIsWellFormed();
    void theManualIsTheSameEverywhere();
    void bashCompletes_data();
    void bashCompletes();
    void completionsHaveEveryCommandAndOption_data();
    void completionsHaveEveryCommandAndOption();
    void otherShellsCanReadTheirs_data();
    void otherShellsCanReadTheirs();
    void withoutADisplayItSaysWhatToDo_data();
    void withoutADisplayItSaysWhatToDo();
    void noWindowIsOpenedOnWhatIsNotThere();
};

void TestCliHelp::everyCommandShowsHowItIsUsed()
{
    const auto& helps = allHelp();
    for (const auto* command : {"connect", "sync", "experiments", "runs", "run", "history", "artifacts",
                                "export", "import", "sample create", "release submit"})
        QVERIFY2(helps.contains(QLatin1String(command)), command);
    for (auto it = helps.begin(); it != helps.end(); ++it)
        QVERIFY2(exampleOf(it.key()).match(it.value()).hasMatch(), qPrintable(it.key()));
    QVERIFY(helps.value(QStringLiteral("export")).contains(QLatin1String("spreadsheet")));
}

void TestCliHelp::theManualHasEveryOptionOfEveryCommand()
{
    QMap<QString, QString> sections;
    const auto page = QString::fromUtf8(manualHere());
    QVERIFY(!page.isEmpty());
    for (const auto& section : page.split(QStringLiteral("\n.SS ")))
        sections.insert(section.section(u'\n', 0, 0).replace(QLatin1String("\\-"), QLatin1String("-")),
                        QString(section).replace(QLatin1String("\\-"), QLatin1String("-")));
    const auto& helps = allHelp();
    static const QRegularExpression option(QStringLiteral("^  (--[a-z-]+)"),
                                           QRegularExpression::MultilineOption);
    for (auto it = helps.begin(); it != helps.end(); ++it) {
        QVERIFY2(sections.contains(it.key()), qPrintable(it.key()));
        auto options = option.globalMatch(it.value());
        while (options.hasNext()) {
            const auto name = options.next().captured(1);
            QVERIFY2(sections[it.key()].contains(QStringLiteral(".B ") + name),
                     qPrintable(it.key() + u' ' + name));
        }
    }
}

void TestCliHelp::theManualKeepsTheLinesOfExamples()
{
    const auto& page = manualHere();
    QCOMPARE(page.count("\n.nf\n"), page.count("\n.fi\n"));
    const auto examples = page.mid(page.indexOf(".SH EXAMPLES\n.RS 4\n.nf\n"));
    QVERIFY(!examples.isEmpty());
    const auto kept = examples.left(examples.indexOf("\n.fi"));
    QVERIFY2(kept.contains("\npilothouse sync \\-\\-connection lab\n"), kept.constData());
    QVERIFY2(kept.endsWith("\npilothouse ./mlruns"), kept.constData());
    const auto codes = page.mid(page.indexOf(".SH EXIT STATUS\n.RS 4\n.nf\n"));
    QVERIFY2(codes.left(codes.indexOf("\n.fi")).endsWith("\n130  cancelled"), codes.left(600).constData());
}

void TestCliHelp::theManualHasTheExitCodesOfTheHandbook()
{
    QFile handbook(sourceFile(QStringLiteral("resources/handbook/command-line.md")));
    QVERIFY(handbook.open(QIODevice::ReadOnly));
    const auto table = QString::fromUtf8(handbook.readAll())
                           .section(QStringLiteral("\n## Exit codes"), 1)
                           .section(QStringLiteral("\n## "), 0, 0);
    const auto codes = QString::fromUtf8(manualHere())
                           .section(QStringLiteral("\n.SH EXIT STATUS"), 1)
                           .section(QStringLiteral("\n.fi"), 0, 0);
    static const QRegularExpression told(QStringLiteral("^\\| (\\d+) \\|"),
                                         QRegularExpression::MultilineOption);
    static const QRegularExpression listed(QStringLiteral("^(\\d+) "), QRegularExpression::MultilineOption);
    QStringList inHandbook, inManual;
    for (auto found = told.globalMatch(table); found.hasNext();)
        inHandbook.append(found.next().captured(1));
    for (auto found = listed.globalMatch(codes); found.hasNext();)
        inManual.append(found.next().captured(1));
    QVERIFY(inHandbook.size() > 5);
    QCOMPARE(inManual, inHandbook);
}

void TestCliHelp::theManualNamesFilesAndVariables()
{
    const auto page = QString::fromUtf8(manualHere());
    const auto variables =
        page.section(QStringLiteral("\n.SH ENVIRONMENT"), 1).section(QStringLiteral("\n.SH "), 0, 0);
    for (const auto* name : {"MLFLOW_TRACKING_URI", "KUBECONFIG", "PILOTHOUSE_POLICY_FILE", "XDG_DATA_HOME",
                             "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "https_proxy"})
        QVERIFY2(variables.contains(QLatin1String(name)), name);
    const auto files = page.section(QStringLiteral("\n.SH FILES"), 1);
    for (const auto* name :
         {"state.db", "cache.db", "observed.db", "$XDG_CONFIG_HOME/pilothouse/settings.yaml",
          "shortcuts.yaml", "notifications.yaml", "$XDG_STATE_HOME/pilothouse", "recent-workspaces.txt",
          "update-check.json"})
        QVERIFY2(files.contains(QLatin1String(name)), name);
}

void TestCliHelp::theManualIsWellFormed()
{
    if (QStandardPaths::findExecutable(QStringLiteral("groff")).isEmpty())
        QSKIP("groff is not here");
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("pilothouse.1")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(manualHere()) > 0);
    file.close();
    const auto judged = runWithoutDisplay(QStringLiteral("groff"),
                                          {QStringLiteral("-man"), QStringLiteral("-Tutf8"),
                                           QStringLiteral("-k"), QStringLiteral("-ww"),
                                           QStringLiteral("-Wbreak"), QStringLiteral("-z"), file.fileName()},
                                          {});
    QVERIFY2(judged.code == 0 && judged.err.isEmpty(), judged.err.constData());
}

void TestCliHelp::theManualIsTheSameEverywhere()
{
    const auto& page = manualHere();
    QVERIFY(!page.isEmpty());
    QCOMPARE(manual({{QStringLiteral("LC_ALL"), QStringLiteral("zh_CN.UTF-8")},
                     {QStringLiteral("COLUMNS"), QStringLiteral("40")},
                     {QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen")}}),
             page);
}

void TestCliHelp::bashCompletes_data()
{
    QTest::addColumn<QString>("typed"); ///< by words; the last one is being typed
    QTest::addColumn<QString>("offered");
    const auto row = [](const char* name, const char* typed, const char* offered) {
        QTest::newRow(name) << QString::fromLatin1(typed) << QString::fromLatin1(offered);
    };
    row("a command", "pilothouse|tim", "timeline");
    row("a subcommand", "pilothouse|release|dr", "draft drive");
    row("a subcommand behind options", "pilothouse|--json|--workspace|connect|ledger|v", "verify");
    row("an option", "pilothouse|drift|--defau", "--defaults");
    row("an option of the program", "pilothouse|--wo", "--workspace");
    row("a value of few", "pilothouse|metrics|--format|", "csv json table");
    row("a value, begun", "pilothouse|ledger|export|--format|d", "dsse");
    row("a value that is only usual", "pilothouse|connect|add|--kind|pro", "prometheus");
    row("a value behind the sign", "pilothouse|metrics|--format|=|c", "csv");
    row("nothing behind the sign yet", "pilothouse|metrics|--format|=", "csv json table");
    row("a value that is free", "pilothouse|sync|--connection|", "");
    row("a file of an option", "pilothouse|policy|check|pol", "policy.yaml");
    row("a file of a positional", "pilothouse|pack|verify|inc", "incident.phpack");
    row("what is not hidden", "pilothouse|--comp", "");
}

void TestCliHelp::bashCompletes()
{
    QFETCH(QString, typed);
    QFETCH(QString, offered);
    QTemporaryDir folder;
    for (const auto* name : {"policy.yaml", "incident.phpack"}) {
        QFile file(folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QCOMPARE(offeredByBash(folder.path(), typed.split(u'|')).join(u' '), offered);
}

void TestCliHelp::completionsHaveEveryCommandAndOption_data()
{
    QTest::addColumn<QString>("shell");
    for (const auto* shell : {"bash", "zsh", "fish"})
        QTest::newRow(shell) << QString::fromLatin1(shell);
}

void TestCliHelp::completionsHaveEveryCommandAndOption()
{
    QFETCH(QString, shell);
    const auto script = QString::fromUtf8(completions(shell));
    QVERIFY(!script.isEmpty());
    static const QRegularExpression option(QStringLiteral("^  (?:-\\w,)?--([a-z-]+)"),
                                           QRegularExpression::MultilineOption);
    const auto& helps = allHelp();
    for (auto it = helps.begin(); it != helps.end(); ++it) {
        QVERIFY2(script.contains(it.key().section(u' ', -1)), qPrintable(it.key()));
        for (auto options = option.globalMatch(it.value()); options.hasNext();) {
            const auto name = options.next().captured(1);
            const auto word = shell == QLatin1String("fish") ? QStringLiteral(" -l %1 ").arg(name)
                                                             : QStringLiteral("--") + name;
            QVERIFY2(script.contains(word), qPrintable(it.key() + u' ' + name));
        }
    }
}

void TestCliHelp::otherShellsCanReadTheirs_data()
{
    QTest::addColumn<QString>("shell");
    for (const auto* shell : {"bash", "zsh", "fish"})
        QTest::newRow(shell) << QString::fromLatin1(shell);
}

void TestCliHelp::otherShellsCanReadTheirs()
{
    QFETCH(QString, shell);
    const auto path = QStandardPaths::findExecutable(shell);
    if (path.isEmpty())
        QSKIP("this shell is not here");
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("completions")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(completions(shell));
    file.close();
    const auto read = runWithoutDisplay(path, {QStringLiteral("-n"), file.fileName()});
    QCOMPARE(read.err, QByteArray());
    QCOMPARE(read.code, 0);
}

void TestCliHelp::withoutADisplayItSaysWhatToDo_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::newRow("none") << QStringLiteral("TZ") << QStringLiteral("UTC");
    QTest::newRow("one that is gone") << QStringLiteral("DISPLAY") << QStringLiteral(":7777");
    QTest::newRow("an unknown way") << QStringLiteral("QT_QPA_PLATFORM") << QStringLiteral("nonsense");
}

void TestCliHelp::withoutADisplayItSaysWhatToDo()
{
    QFETCH(QString, variable);
    QFETCH(QString, value);
    QTemporaryDir folder;
    const auto said =
        runWithoutDisplay(program(), {QStringLiteral("--workspace"), folder.path()},
                          {{variable, value}, {QStringLiteral("XDG_RUNTIME_DIR"), folder.path()}});
    QCOMPARE(said.code, 1);
    QVERIFY2(said.err.contains("pilothouse --help"), said.err.constData());
    QVERIFY2(said.err.count('\n') == 1, said.err.constData());
}

void TestCliHelp::noWindowIsOpenedOnWhatIsNotThere()
{
    QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("no/such/path"));
    const auto missing = runProgram(folder.path(), {path});
    QCOMPARE(missing.code, 3);
    QVERIFY2(missing.err.contains("There is no such file or folder"), missing.err.constData());
    QVERIFY2(missing.err.contains(path.toUtf8()), missing.err.constData());
    QCOMPARE(runProgram(folder.path(), {QStringLiteral("rnus")}).code, 2);
}

QTEST_GUILESS_MAIN(TestCliHelp)
#include "tst_cli_help.moc"
