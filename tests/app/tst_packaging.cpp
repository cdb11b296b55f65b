#include "tests/app/Program.h"
#include "tests/services/PackLab.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeDatabase>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace ph;
using namespace ph::testing;

namespace {

const QString packType = QStringLiteral("application/vnd.pilothouse.pack+zip");
const QString policyType = QStringLiteral("application/vnd.pilothouse.policy+yaml");

QString packagingFile(const char* name)
{
    return sourceFile(QStringLiteral("packaging/") + QLatin1String(name));
}

QString metainfoFile()
{
    return packagingFile("dev.pilothouse.Pilothouse.metainfo.xml");
}

QString contents(const QString& path)
{
    return QString::fromUtf8(bytesIn(path));
}

Outcome run(const QString& tool, const QStringList& arguments)
{
    QProcess process;
    process.start(tool, arguments);
    if (!process.waitForStarted() || !process.waitForFinished(120'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

bool isHere(const char* tool)
{
    return !QStandardPaths::findExecutable(QLatin1String(tool)).isEmpty();
}

/// The text of the first element of this name, below any other.
QString elementOf(const QString& file, const char* name)
{
    QXmlStreamReader xml(bytesIn(file));
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String(name))
            return xml.readElementText();
    }
    return {};
}

QStringList propertiesOf(const QJsonObject& component, const char* name)
{
    QStringList values;
    for (const auto& property : component.value(QLatin1String("properties")).toArray()) {
        if (property[QLatin1String("name")] == QLatin1String("pilothouse:") + QLatin1String(name))
            values.append(property[QLatin1String("value")].toString());
    }
    return values;
}

QString buildFolder()
{
    return QFileInfo(program()).absolutePath() + QStringLiteral("/..");
}

/// What sbom.py says of this build. Empty where the tools are not here.
QJsonObject billOf(const QStringList& arguments)
{
    const auto made = run(QStringLiteral("python3"), QStringList{packagingFile("sbom.py")} + arguments);
    if (made.code != 0)
        qWarning("%s", made.err.constData());
    return made.json();
}

/// What the program of this build is made of. Asked for once.
const QJsonObject& madeOf()
{
    static const auto bill = billOf({buildFolder()});
    return bill;
}

QList<QJsonObject> componentsOf(const QJsonObject& bill)
{
    QList<QJsonObject> all;
    for (const auto& component : bill.value(QLatin1String("components")).toArray())
        all.append(component.toObject());
    return all;
}

QList<QJsonObject> components()
{
    return componentsOf(madeOf());
}

/// What is listed for those who have no Debian to ask.
QList<QJsonObject> listedComponents()
{
    QList<QJsonObject> all;
    for (const auto& each : QJsonDocument::fromJson(bytesIn(packagingFile("components.json"))).array())
        all.append(each.toObject());
    return all;
}

QStringList textsOf(const QJsonObject& listed, const char* name)
{
    QStringList texts;
    for (const auto& each : listed.value(QLatin1String(name)).toArray())
        texts.append(each.toString());
    return texts;
}

} // namespace

/// What a package brings beside the program, and what it says of itself.
class TestPackaging : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    bool knowsTypes_ = false;

private Q_SLOTS:
    void initTestCase();
    void theDesktopFileIsValidAndOpensFilesAndLinks();
    void theMetainfoIsValid();
    void theVersionIsTheSameEverywhere();
    void filesAreKnownByNameAndByContents_data();
    void filesAreKnownByNameAndByContents();
    void everyLibraryOfTheProgramIsListed();
    void pluginsOfQtAndWhatTheyNeedAreListed();
    void everyComponentHasALicenceAndAnAddress();
    void whatIsInstalledToBuildWithIsListed();
    void licencesOfWhatIsCompiledInAreBrought();
    void theListOfComponentsIsWhole();
    void withoutDebianTheListTellsWhatItIsMadeOf();
    void modulesOfTheFlatpakAreTold();
    void theFlatpakMayTalkToWhatTheWindowUses();
    void fedoraFindsItsCompletionsForZsh();
    void everyLicenceTextIsThereAndNamed();
    void noticesNameEveryHolder();
};

void TestPackaging::initTestCase()
{
    // As it is where the package is installed: all types in one cache. Before the first question about one.
    const auto types = folder_.filePath(QStringLiteral("mime/packages"));
    const auto usual = QStringLiteral("/usr/share/mime/packages/freedesktop.org.xml");
    QVERIFY(QDir().mkpath(types));
    QVERIFY(QFile::copy(packagingFile("mime.xml"), types + QStringLiteral("/pilothouse.xml")));
    if (!isHere("update-mime-database") || !QFile::copy(usual, types + QStringLiteral("/usual.xml")))
        return; // what asks for types skips itself
    const auto made = run(QStringLiteral("update-mime-database"), {folder_.filePath(QStringLiteral("mime"))});
    QVERIFY2(made.code == 0, made.all().constData());
    qputenv("XDG_DATA_DIRS", folder_.path().toUtf8());
    qputenv("XDG_DATA_HOME", folder_.path().toUtf8());
    knowsTypes_ = true;
}

void TestPackaging::theDesktopFileIsValidAndOpensFilesAndLinks()
{
    const auto file = packagingFile("pilothouse.desktop");
    const auto text = contents(file);
    QVERIFY(text.contains(QStringLiteral("\nExec=pilothouse %u\n"))); // one place or link, never an option
    QVERIFY(text.contains(
        QStringLiteral("\nMimeType=%1;%2;x-scheme-handler/pilothouse;\n").arg(packType, policyType)));
    if (!isHere("desktop-file-validate"))
        QSKIP("desktop-file-validate is not here");
    const auto judged = run(QStringLiteral("desktop-file-validate"), {file});
    QVERIFY2(judged.code == 0 && judged.all().isEmpty(), judged.all().constData());
}

void TestPackaging::theMetainfoIsValid()
{
    const auto text = contents(metainfoFile());
    QVERIFY(text.contains(QStringLiteral("<launchable type=\"desktop-id\">pilothouse.desktop</launchable>")));
    for (const auto& type : {packType, policyType})
        QVERIFY(text.contains(QStringLiteral("<mediatype>%1</mediatype>").arg(type)));
    if (!isHere("appstreamcli"))
        QSKIP("appstreamcli is not here");
    const auto judged = run(QStringLiteral("appstreamcli"),
                            {QStringLiteral("validate"), QStringLiteral("--no-net"), metainfoFile()});
    QVERIFY2(judged.code == 0, judged.all().constData());
}

void TestPackaging::theVersionIsTheSameEverywhere()
{
    const auto version =
        QString::fromUtf8(run(program(), {QStringLiteral("--version")}).out).section(u' ', 1).trimmed();
    static const QRegularExpression released(QStringLiteral("<release version=\"([^\"]+)\""));
    QCOMPARE(released.match(contents(metainfoFile())).captured(1), version);
    static const QRegularExpression packed(QStringLiteral("\nVersion:\\s+(\\S+)\n"));
    QCOMPARE(packed.match(contents(packagingFile("rpm/pilothouse.spec"))).captured(1), version);
    QVERIFY(contents(packagingFile("flatpak/dev.pilothouse.Pilothouse.yaml"))
                .contains(QStringLiteral("\napp-id: %1\n").arg(elementOf(metainfoFile(), "id"))));
}

void TestPackaging::filesAreKnownByNameAndByContents_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("type");
    const auto policy = bytesIn(sourceFile(QStringLiteral("resources/policy/example.yaml")));
    auto other = RawZip();
    other.entries.push_back(rawStored("manifest.json", R"({"manifest_version":3})"));

    QTest::newRow("a pack") << "a.phpack" << goodPack().bytes() << packType;
    QTest::newRow("a pack without its name") << "download" << goodPack().bytes() << packType;
    QTest::newRow("another archive with a manifest") << "download" << other.bytes() << "application/zip";
    QTest::newRow("a policy") << "our.policy.yaml" << policy << policyType;
    QTest::newRow("a policy without its name") << "download" << policy << policyType;
    QTest::newRow("any other YAML") << "values.yaml" << policy << "application/x-yaml";
    QTest::newRow("a text of policies") << "download" << QByteArray("The policy: 1 in 10\n") << "text/plain";
}

void TestPackaging::filesAreKnownByNameAndByContents()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, type);
    if (!knowsTypes_)
        QSKIP("shared-mime-info is not here");
    const auto found = QMimeDatabase().mimeTypeForFileNameAndData(name, bytes);
    QCOMPARE(found.name(), type);
    if (type == packType)
        QVERIFY(found.inherits(QStringLiteral("application/zip"))); // archivers open it
    if (type == policyType)
        QVERIFY(found.inherits(QStringLiteral("text/plain"))); // editors do
}

void TestPackaging::everyLibraryOfTheProgramIsListed()
{
    if (!isHere("python3") || !isHere("readelf") || !isHere("dpkg-query") || !isHere("ninja"))
        QSKIP("what it is made of is asked of Debian's packages");
    QCOMPARE(madeOf().value(QLatin1String("bomFormat")).toString(), QStringLiteral("CycloneDX"));
    QCOMPARE(madeOf().value(QLatin1String("specVersion")).toString(), QStringLiteral("1.5"));
    QSet<QString> listed;
    for (const auto& component : components()) {
        for (const auto& library : propertiesOf(component, "library"))
            listed.insert(library);
    }
    static const QRegularExpression needed(QStringLiteral("\\(NEEDED\\)\\s+Shared library: \\[(.+)\\]"));
    const auto told =
        QString::fromUtf8(run(QStringLiteral("readelf"), {QStringLiteral("-dW"), program()}).out);
    int count = 0;
    for (auto found = needed.globalMatch(told); found.hasNext(); ++count) {
        const auto library = found.next().captured(1);
        QVERIFY2(listed.contains(library), qPrintable(library));
    }
    QVERIFY(count > 20);
    for (const auto* brought : {"libicui18n.so.72", "libxcb.so.1"}) // of libraries, by libraries
        QVERIFY2(listed.contains(QLatin1String(brought)), brought);
}

/// They are loaded when the program runs, and nothing that is linked names them.
void TestPackaging::pluginsOfQtAndWhatTheyNeedAreListed()
{
    if (madeOf().isEmpty())
        QSKIP("what it is made of is asked of Debian's packages");
    QSet<QString> names, plugins;
    for (const auto& component : components()) {
        names.insert(component.value(QLatin1String("name")).toString());
        for (const auto& plugin : propertiesOf(component, "plugin"))
            plugins.insert(plugin);
    }
    for (const auto* plugin : {"platforms/libqxcb.so", "platforms/libqoffscreen.so",
                               "iconengines/libqsvgicon.so", "imageformats/libqsvg.so"})
        QVERIFY2(plugins.contains(QLatin1String(plugin)), plugin);
    QVERIFY(!plugins.contains(QStringLiteral("platforms/libqlinuxfb.so"))); // of machines without a desktop
    for (const auto* package :
         {"libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libjpeg62-turbo", "libxkbcommon-x11-0"})
        QVERIFY2(names.contains(QLatin1String(package)), package);
}

void TestPackaging::everyComponentHasALicenceAndAnAddress()
{
    if (madeOf().isEmpty())
        QSKIP("what it is made of is asked of Debian's packages");
    QSet<QString> references{QStringLiteral("pilothouse")};
    for (const auto& component : components()) {
        const auto name = component.value(QLatin1String("name")).toString();
        QVERIFY2(!component.value(QLatin1String("licenses")).toArray().isEmpty(), qPrintable(name));
        QVERIFY2(component.value(QLatin1String("purl")).toString().startsWith(QLatin1String("pkg:")),
                 qPrintable(name));
        const auto reference = component.value(QLatin1String("bom-ref")).toString();
        QVERIFY2(!references.contains(reference), qPrintable(reference));
        references.insert(reference);
    }
    for (const auto& edge : madeOf().value(QLatin1String("dependencies")).toArray()) {
        QVERIFY(references.contains(edge[QLatin1String("ref")].toString()));
        for (const auto& on : edge[QLatin1String("dependsOn")].toArray())
            QVERIFY2(references.contains(on.toString()), qPrintable(on.toString()));
    }
}

void TestPackaging::whatIsInstalledToBuildWithIsListed()
{
    if (madeOf().isEmpty())
        QSKIP("what it is made of is asked of Debian's packages");
    QSet<QString> sources;
    for (const auto& component : components()) {
        for (const auto& source : propertiesOf(component, "source"))
            sources.insert(source);
    }
    const auto libraries = contents(packagingFile("debian-packages.txt"))
                               .section(QStringLiteral("\n# libraries"), 1)
                               .section(QStringLiteral("\n# "), 0, 0);
    // Run to build or to test, not linked; Boost's package without a number only names the one with.
    const QStringList tools{QStringLiteral("qt6-tools-dev"), QStringLiteral("qt6-tools-dev-tools"),
                            QStringLiteral("qt6-l10n-tools"), QStringLiteral("qt6-translations-l10n"),
                            QStringLiteral("libbenchmark-dev")};
    int count = 0;
    for (const auto& line : libraries.split(u'\n').mid(1)) {
        auto package = line.section(u'#', 0, 0).trimmed();
        if (package.isEmpty() || tools.contains(package))
            continue;
        if (package == QLatin1String("libboost-dev"))
            package = QStringLiteral("libboost1.74-dev");
        const auto source = QString::fromUtf8(
            run(QStringLiteral("dpkg-query"),
                {QStringLiteral("-W"), QStringLiteral("-f"), QStringLiteral("${source:Package}"), package})
                .out);
        QVERIFY2(sources.contains(source), qPrintable(package));
        ++count;
    }
    QVERIFY(count > 15);
}

void TestPackaging::licencesOfWhatIsCompiledInAreBrought()
{
    if (madeOf().isEmpty())
        QSKIP("what it is made of is asked of Debian's packages");
    const auto notices = contents(packagingFile("debian/copyright"));
    static const QRegularExpression place(QStringLiteral("\nFiles: (usr/include/[^*]+)\\*"));
    QStringList places;
    for (auto found = place.globalMatch(notices); found.hasNext();)
        places.append(u'/' + found.next().captured(1));
    for (const auto& component : components()) {
        const auto name = component.value(QLatin1String("name")).toString();
        // Headers of the compiler and of the system leave no code of theirs in a program.
        if (propertiesOf(component, "use") != QStringList{QStringLiteral("headers compiled in")} ||
            name.startsWith(QLatin1String("libclang-")) || name == QLatin1String("linux-libc-dev"))
            continue;
        const auto files = QString::fromUtf8(run(QStringLiteral("dpkg"), {QStringLiteral("-L"), name}).out);
        QVERIFY2(std::any_of(places.cbegin(), places.cend(),
                             [&](const QString& at) { return files.contains(at); }),
                 qPrintable(name));
    }
}

/// What is linked or compiled in directly, but for what every program is.
void TestPackaging::theListOfComponentsIsWhole()
{
    if (madeOf().isEmpty())
        QSKIP("what it is made of is asked of Debian's packages");
    QStringList sources{QStringLiteral("gcc-12"), QStringLiteral("glibc"), QStringLiteral("libglvnd"),
                        QStringLiteral("linux"), QStringLiteral("llvm-toolchain-19")};
    for (const auto& listed : listedComponents())
        sources += textsOf(listed, "debian");
    for (const auto& component : components()) {
        const auto use = propertiesOf(component, "use").value(0);
        const auto source = propertiesOf(component, "source").value(0);
        if (use == QLatin1String("linked") || use == QLatin1String("headers compiled in"))
            QVERIFY2(sources.contains(source), qPrintable(source));
    }
}

void TestPackaging::withoutDebianTheListTellsWhatItIsMadeOf()
{
    if (!isHere("python3"))
        QSKIP("python3 is not here");
    const auto told = componentsOf(billOf({QStringLiteral("--listed"), buildFolder()}));
    QCOMPARE(told.size(), listedComponents().size());
    for (const auto& component : told) {
        const auto name = component.value(QLatin1String("name")).toString();
        const auto version = component.value(QLatin1String("version")).toString();
        QVERIFY2(!component.value(QLatin1String("licenses")).toArray().isEmpty(), qPrintable(name));
        QVERIFY2(component.value(QLatin1String("purl")).toString().endsWith(version), qPrintable(name));
        // Who brings DuckDB decides on its version.
        QVERIFY2(!version.isEmpty() || name == QLatin1String("duckdb"), qPrintable(name));
        if (name == QLatin1String("qt"))
            QCOMPARE(version, QStringLiteral(QT_VERSION_STR));
    }
}

void TestPackaging::modulesOfTheFlatpakAreTold()
{
    if (!isHere("python3"))
        QSKIP("python3 is not here");
    const auto manifest = packagingFile("flatpak/dev.pilothouse.Pilothouse.yaml");
    QSet<QString> told;
    for (const auto& component : componentsOf(
             billOf({QStringLiteral("--listed"), QStringLiteral("--modules"), manifest, buildFolder()}))) {
        for (const auto& module : propertiesOf(component, "module"))
            told.insert(module + u'@' + component.value(QLatin1String("version")).toString());
    }
    static const QRegularExpression module(QStringLiteral("\n  - name: (\\S+)"));
    int count = 0;
    for (auto found = module.globalMatch(contents(manifest)); found.hasNext(); ++count) {
        const auto name = found.next().captured(1);
        QVERIFY2(name == QLatin1String("pilothouse") ||
                     std::any_of(told.cbegin(), told.cend(),
                                 [&](const QString& one) { return one.startsWith(name + u'@'); }),
                 qPrintable(name));
    }
    QVERIFY(count > 10);
    QVERIFY(told.contains(QStringLiteral("libgit2@1.5.1")));
    QVERIFY(told.contains(QStringLiteral("libsodium@1.0.18")));
}

/// The keychain, notices and the tray are services of the session's bus, from which a sandbox is shut off.
void TestPackaging::theFlatpakMayTalkToWhatTheWindowUses()
{
    const auto manifest = contents(packagingFile("flatpak/dev.pilothouse.Pilothouse.yaml"));
    for (const auto* name :
         {"org.freedesktop.secrets", "org.freedesktop.Notifications", "org.kde.StatusNotifierWatcher"})
        QVERIFY2(manifest.contains(QStringLiteral("\n  - --talk-name=%1 ").arg(QLatin1String(name))), name);
    if (!isHere("flatpak-builder"))
        QSKIP("flatpak-builder is not here");
    const auto read =
        run(QStringLiteral("flatpak-builder"),
            {QStringLiteral("--show-manifest"), packagingFile("flatpak/dev.pilothouse.Pilothouse.yaml")});
    QVERIFY2(read.code == 0, read.all().constData());
}

void TestPackaging::fedoraFindsItsCompletionsForZsh()
{
    const auto spec = contents(packagingFile("rpm/pilothouse.spec"));
    QVERIFY(spec.contains(QStringLiteral("-DPH_ZSH_COMPLETIONS=share/zsh/site-functions\n")));
    QVERIFY(spec.contains(QStringLiteral("\n%{_datadir}/zsh/site-functions/_%{name}\n")));
    if (!isHere("rpmspec"))
        QSKIP("rpmspec is not here");
    const auto read =
        run(QStringLiteral("rpmspec"), {QStringLiteral("-P"), packagingFile("rpm/pilothouse.spec")});
    QVERIFY2(read.code == 0, read.all().constData());
}

void TestPackaging::everyLicenceTextIsThereAndNamed()
{
    const QDir folder(packagingFile("licenses"));
    QSet<QString> there{QStringLiteral("GPL-3.0-or-later.txt")}; // installed of the sources' own
    for (const auto& file : folder.entryList(QDir::Files))
        there.insert(file);
    QVERIFY(contents(sourceFile(QStringLiteral("LICENSE")))
                .contains(QStringLiteral("GNU GENERAL PUBLIC LICENSE")));
    QSet<QString> named;
    for (const auto& listed : listedComponents()) {
        const auto texts = textsOf(listed, "texts");
        const auto id = listed.value(QLatin1String("id")).toString();
        const bool isInside = listed.value(QLatin1String("use")).toString().endsWith(u"compiled in");
        QVERIFY2(!texts.isEmpty() || !isInside, qPrintable(id));
        for (const auto& text : texts)
            QVERIFY2(there.contains(text), qPrintable(text));
        named += QSet<QString>(texts.cbegin(), texts.cend());
    }
    QCOMPARE(named, there);
}

void TestPackaging::noticesNameEveryHolder()
{
    QString notices;
    const QDir folder(packagingFile("licenses"));
    for (const auto& file : folder.entryList(QDir::Files))
        notices += contents(folder.filePath(file));
    static const QRegularExpression paragraph(
        QStringLiteral("\nFiles: (?:usr/include|resources)/.+\nCopyright: (.+(?:\n .+)*)\nLicense:"));
    int count = 0;
    for (auto found = paragraph.globalMatch(contents(packagingFile("debian/copyright"))); found.hasNext();) {
        for (const auto& holder : found.next().captured(1).split(u'\n')) {
            QVERIFY2(notices.contains(holder.trimmed()), qPrintable(holder));
            ++count;
        }
    }
    QVERIFY(count >= 12);
}

QTEST_GUILESS_MAIN(TestPackaging)
#include "tst_packaging.moc"
