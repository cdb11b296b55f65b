#include "tests/support/Look.h"
#include "tests/support/Testing.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <array>
#include <memory>
#include <vector>

using namespace ph::testing;

namespace {

/// A way in which the screens are seen: sizes, scales, colours and languages, each at least once.
struct Variant {
    const char* name;
    const char* scheme;
    const char* size; ///< logical pixels
    const char* scale;
    const char* language;
};

constexpr std::array variants{Variant{"light", "light", "1280x800", "1", "en_US.UTF-8"},
                              Variant{"dark", "dark", "1280x800", "1", "en_US.UTF-8"},
                              Variant{"chinese", "light", "1280x800", "1", "zh_CN.UTF-8"},
                              Variant{"full-hd", "light", "1920x1080", "1.5", "en_US.UTF-8"},
                              Variant{"wide", "dark", "2560x1440", "1", "en_US.UTF-8"},
                              Variant{"chinese-double", "dark", "1280x800", "2", "zh_CN.UTF-8"}};

constexpr int picturesMs = 300'000;
const QString howToKeep = QStringLiteral("If it is meant to be so, ./dev looks keeps it.");

/// A screen on which every window has its room: Qt bounds the first size of dialogs by it.
constexpr char largeScreen[] =
    R"({"synchronousWindowSystemEvents": false, "windowFrameMargins": false, "screens":
    [{"name": "", "x": 0, "y": 0, "width": 6000, "height": 4000, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})";

std::unique_ptr<QProcess> photographs(const Variant& variant, const QString& folder, const QString& screen)
{
    auto process = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"MLFLOW_TRACKING_URI", "KUBECONFIG"})
        environment.remove(QLatin1String(name)); // whatever the machine is set up with is in no picture
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen:configfile=") + screen);
    const QHash<QString, const char*> set{
        {QStringLiteral("QT_SCALE_FACTOR"), variant.scale},
        {QStringLiteral("LC_ALL"), variant.language},
        {QStringLiteral("LANGUAGE"), ""},
        {QStringLiteral("TMPDIR"), "/tmp"}, // pictures show where stores are
        {QStringLiteral("TZ"), "UTC"}};
    for (auto each = set.begin(); each != set.end(); ++each)
        environment.insert(each.key(), QLatin1String(each.value()));
    process->setProcessEnvironment(environment);
    process->setStandardOutputFile(QProcess::nullDevice());
    process->start(shots(), {folder, QStringLiteral("looks"), QLatin1String(variant.scheme),
                             QLatin1String(variant.size)});
    return process;
}

QString keptFolder(const QString& variant)
{
    return data(QStringLiteral("looks/") + variant);
}

QStringList picturesIn(const QString& folder)
{
    QStringList names;
    for (const auto& file : QDir(folder).entryInfoList({QStringLiteral("*.png")}, QDir::Files, QDir::Name))
        names.append(file.completeBaseName());
    return names;
}

bool isKeeping()
{
    return qEnvironmentVariableIsSet("PH_KEEP_LOOKS");
}

/// For people: large enough to be seen, each cell as its square.
QImage enlarged(const QImage& cells)
{
    return cells.scaled(cells.size() * lookCell);
}

} // namespace

/// Every screen looks as it did when its look was kept, in every size, scale, colour and language. Another
/// drawing of letters is no difference; see tst_look for what is.
class LooksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyScreenLooksAsItDid_data();
    void everyScreenLooksAsItDid();
    void theLooksAreSmall();

private:
    QString taken(const QString& variant) const { return folder_.filePath(variant); }
    QTemporaryDir folder_;
};

void LooksTest::initTestCase()
{
    // Two at a time: each waits half of its time for what is worked at.
    constexpr std::size_t atOnce = 2;
    QFile screen(folder_.filePath(QStringLiteral("screen.json")));
    QVERIFY(screen.open(QIODevice::WriteOnly) && screen.write(largeScreen) > 0);
    screen.close();
    std::vector<std::unique_ptr<QProcess>> running;
    for (std::size_t next = 0; next < variants.size() || !running.empty();) {
        while (next < variants.size() && running.size() < atOnce) {
            const auto& variant = variants[next++];
            running.push_back(photographs(variant, taken(QLatin1String(variant.name)), screen.fileName()));
        }
        auto first = std::move(running.front());
        running.erase(running.begin());
        QVERIFY2(first->waitForFinished(picturesMs), qPrintable(first->errorString()));
        QVERIFY2(first->exitStatus() == QProcess::NormalExit && first->exitCode() == 0,
                 first->readAllStandardError().constData());
    }
    if (!isKeeping())
        return;
    for (const auto& variant : variants) {
        const auto name = QString::fromLatin1(variant.name);
        QDir(keptFolder(name)).removeRecursively();
        QVERIFY(QDir().mkpath(keptFolder(name)));
        for (const auto& screen : picturesIn(taken(name))) {
            const auto look = lookOf(QImage(taken(name) + u'/' + screen + QStringLiteral(".png")),
                                     QByteArray(variant.scale).toDouble());
            constexpr int smallest = 0; // of a PNG: its quality is how little is compressed
            QVERIFY(pictureOf(look).save(keptFolder(name) + u'/' + screen + QStringLiteral(".png"), nullptr,
                                         smallest));
        }
    }
}

void LooksTest::everyScreenLooksAsItDid_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<double>("scale");
    QTest::addColumn<QString>("screen");
    for (const auto& variant : variants) {
        const auto name = QString::fromLatin1(variant.name);
        auto screens = picturesIn(taken(name)) + picturesIn(keptFolder(name));
        screens.removeDuplicates();
        for (const auto& screen : screens)
            QTest::addRow("%s: %s", variant.name, qPrintable(screen))
                << name << QByteArray(variant.scale).toDouble() << screen;
    }
}

void LooksTest::everyScreenLooksAsItDid()
{
    QFETCH(QString, variant);
    QFETCH(double, scale);
    QFETCH(QString, screen);
    const auto file = screen + QStringLiteral(".png");
    const QImage picture(taken(variant) + u'/' + file), kept(keptFolder(variant) + u'/' + file);
    QVERIFY2(!picture.isNull(), qPrintable(screen + QStringLiteral(" is not taken any more. ") + howToKeep));
    QVERIFY2(!kept.isNull(), qPrintable(QStringLiteral("No look of %1 is kept. ").arg(screen) + howToKeep));
    const auto look = lookOf(picture, scale), was = lookIn(kept);
    const auto places = differingPlaces(look, was);
    if (places.isEmpty())
        return;
    const auto where = QCoreApplication::applicationDirPath() + QStringLiteral("/looks/") + variant;
    QVERIFY(QDir().mkpath(where));
    const auto put = [&](const QImage& image, const char* suffix) {
        (void)image.save(where + u'/' + screen + QLatin1String(suffix) + QStringLiteral(".png"));
    };
    put(picture, "");
    put(enlarged(was.tones), "-was");
    put(enlarged(look.tones), "-is");
    put(enlarged(differencePicture(look, was)), "-difference");
    QStringList told;
    for (const auto& place : places.first(std::min<qsizetype>(places.size(), 5)))
        told.append(QStringLiteral("x %1–%2, y %3–%4")
                        .arg(place.left())
                        .arg(place.right() + 1)
                        .arg(place.top())
                        .arg(place.bottom() + 1));
    QFAIL(qPrintable(QStringLiteral("%1 looks otherwise at %2 (logical pixels). See %3/%1*.png. %4")
                         .arg(screen, told.join(QStringLiteral("; ")), where, howToKeep)));
}

void LooksTest::theLooksAreSmall()
{
    qint64 bytes = 0;
    for (const auto& variant : variants) {
        for (const auto& file :
             QDir(keptFolder(QLatin1String(variant.name))).entryInfoList(QDir::Files, QDir::Name))
            bytes += file.size();
    }
    QVERIFY2(bytes < 1'000'000, qPrintable(QString::number(bytes)));
}

QTEST_GUILESS_MAIN(LooksTest)
#include "tst_looks.moc"
