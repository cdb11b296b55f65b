#include "app/ConnectionsController.h"
#include "app/windows/Dropped.h"
#include "services/connectors/mlflow/MlflowSample.h"
#include "tests/app/Desk.h"
#include "widgets/drift/DriftScreen.h"
#include "widgets/shell/DropHint.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>

#include <sys/stat.h>

using namespace ph;
using namespace ph::testing;

namespace {

QString written(const QString& path, const QByteArray& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("not written");
    return path;
}

QList<QUrl> urlsOf(const QStringList& paths)
{
    QList<QUrl> urls;
    for (const auto& path : paths)
        urls.append(QUrl::fromLocalFile(path));
    return urls;
}

/// As the desktop does it: first over the window, then let go.
void drop(MainWindow& window, const QList<QUrl>& urls)
{
    QMimeData data;
    data.setUrls(urls);
    QDragEnterEvent enter({5, 5}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QVERIFY(isShown(window, QStringLiteral("dropHint")));
    QDropEvent event(QPointF(5, 5), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &event);
    QVERIFY(event.isAccepted());
    QCOMPARE(event.dropAction(), Qt::CopyAction); // what was dropped stays where it is
    QVERIFY(!isShown(window, QStringLiteral("dropHint")));
}

QString told(const MainWindow& window)
{
    return window.shell()->banner()->isVisible() ? window.shell()->banner()->text() : QString();
}

const QByteArray policy = "policy: 1\nname: dropped\n"; // and lacks the rest

} // namespace

/// Files and folders that are dropped on the window.
class TestWindowDrop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyFilesOfThisComputerAreTaken();
    void whatADroppedFileIsFollowsFromWhatIsInIt();
    void aStoreIsConnectedOnceSomebodySaidSo();
    void aStoreIsNotConnectedWhereNobodySaysSo();
    void aPolicyIsShownWithWhatIsWrongWithIt();
    void aPolicyIsOpenedByItsPath();
    void whatIsUnknownIsNamedWithWhatCanBeDropped();
    void severalAtOnceGoTheirWays();
    void textIsNoFile();
};

void TestWindowDrop::onlyFilesOfThisComputerAreTaken()
{
    const auto dragged = draggedOf({QUrl(QStringLiteral("https://example.org/a.phpack")),
                                    QUrl(QStringLiteral("file://server/share/mlflow.db")),
                                    QUrl(QStringLiteral("sftp://host/b")),
                                    QUrl::fromLocalFile(QStringLiteral("/home/ada/c d.phpack"))});
    QCOMPARE(dragged.paths, QStringList{QStringLiteral("/home/ada/c d.phpack")});
    QCOMPARE(dragged.refused, 3);
    QList<QUrl> many(maxDropped + 7, QUrl::fromLocalFile(QStringLiteral("/a")));
    QCOMPARE(draggedOf(many).paths.size(), maxDropped);
    QCOMPARE(draggedOf(many).refused, 7);
}

void TestWindowDrop::whatADroppedFileIsFollowsFromWhatIsInIt()
{
    using Kind = Dropped::Kind;
    const QTemporaryDir folder;
    const auto sample = std::filesystem::path(folder.filePath(QStringLiteral("sample")).toStdString());
    QVERIFY_RESULT(createSampleStore(sample, SampleSize::Small, systemNow));
    const auto of = [&](const char* name) { return folder.filePath(QLatin1String(name)); };
    QCOMPARE(recogniseDropped(of("sample/mlflow.db")).connector, QStringLiteral("mlflow-db"));
    QCOMPARE(recogniseDropped(of("sample/mlruns")).connector, QStringLiteral("mlflow-folder"));
    QCOMPARE(recogniseDropped(written(of("a.PHPACK"), "x")).kind, Kind::Pack); // who opens it judges it
    QCOMPARE(recogniseDropped(written(of("p.yaml"), policy)).kind, Kind::Policy);
    QCOMPARE(recogniseDropped(written(of("q.yaml"), "name: none\n")).kind, Kind::Unknown);
    QCOMPARE(recogniseDropped(written(of("r.json"), "{}")).kind, Kind::Unknown);
    QCOMPARE(recogniseDropped(written(of("t.txt"), "words")).kind, Kind::Unknown);
    QCOMPARE(recogniseDropped(of("gone")).kind, Kind::Unknown);
    QCOMPARE(recogniseDropped(folder.path() + QStringLiteral("/none.phpack")).kind, Kind::Unknown);
    const auto pipe = of("pipe.json");
    QCOMPARE(::mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    QCOMPARE(recogniseDropped(pipe), Dropped{pipe}); // and comes back at all
}

void TestWindowDrop::aStoreIsConnectedOnceSomebodySaidSo()
{
    Desk desk;
    desk.open();
    auto& window = desk.window();
    const auto sample = std::filesystem::path(desk.path(QStringLiteral("sample")).toStdString());
    QVERIFY_RESULT(createSampleStore(sample, SampleSize::Small, systemNow));
    drop(window, urlsOf({desk.path(QStringLiteral("sample/mlflow.db"))}));
    QTRY_VERIFY_WITH_TIMEOUT(told(window).startsWith(QLatin1String("Connect mlflow.db?")), patienceMs);
    QVERIFY(window.connectionsController()->connections().isEmpty());
    QVERIFY(click(window, QStringLiteral("connect-dropped")));
    QTRY_COMPARE_WITH_TIMEOUT(window.connectionsController()->connections().size(), 1, patienceMs);
    QCOMPARE(told(window), QString());
}

void TestWindowDrop::aStoreIsNotConnectedWhereNobodySaysSo()
{
    Desk desk;
    desk.open();
    auto& window = desk.window();
    const auto sample = std::filesystem::path(desk.path(QStringLiteral("sample")).toStdString());
    QVERIFY_RESULT(createSampleStore(sample, SampleSize::Small, systemNow));
    drop(window, urlsOf({desk.path(QStringLiteral("sample/mlflow.db"))}));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(window, QStringLiteral("connect-dropped")), patienceMs);
    QVERIFY(click(*window.shell()->banner(), QStringLiteral("dismiss")));
    QTest::qWait(100);
    QVERIFY(window.connectionsController()->connections().isEmpty());
}

void TestWindowDrop::aPolicyIsShownWithWhatIsWrongWithIt()
{
    Desk desk;
    desk.open();
    auto& window = desk.window();
    const auto file = written(desk.path(QStringLiteral("policy.yaml")), policy);
    drop(window, urlsOf({file}));
    QTRY_COMPARE_WITH_TIMEOUT(window.shell()->currentTab(), QStringLiteral("policy-file:") + file,
                              patienceMs);
    const auto* page = window.shell()->currentPage();
    QTRY_VERIFY_WITH_TIMEOUT(allTexts(*page).join(u' ').contains(QLatin1String("name: dropped")), patienceMs);
}

void TestWindowDrop::aPolicyIsOpenedByItsPath()
{
    Desk desk;
    desk.open();
    const auto file = written(desk.path(QStringLiteral("policy.yaml")), policy);
    desk.window().openPath(file); // the command line, a second start
    QTRY_COMPARE_WITH_TIMEOUT(desk.window().shell()->currentTab(), QStringLiteral("policy-file:") + file,
                              patienceMs);
}

void TestWindowDrop::whatIsUnknownIsNamedWithWhatCanBeDropped()
{
    Desk desk;
    desk.open();
    auto& window = desk.window();
    drop(window, urlsOf({written(desk.path(QStringLiteral("notes.txt")), "words")}));
    QTRY_VERIFY_WITH_TIMEOUT(told(window).startsWith(QLatin1String("Nothing of this can be opened.")),
                             patienceMs);
    QVERIFY(told(window).contains(DropHint::whatCanBe()));
    window.shell()->banner()->clear();
    drop(window, {QUrl(QStringLiteral("https://example.org/evil.phpack"))});
    QVERIFY(told(window).startsWith(QLatin1String("Nothing of this can be opened.")));
}

void TestWindowDrop::severalAtOnceGoTheirWays()
{
    Desk desk;
    desk.open();
    auto& window = desk.window();
    const auto a = written(desk.path(QStringLiteral("a.yaml")), policy);
    const auto b = written(desk.path(QStringLiteral("b.yaml")), policy);
    drop(window, urlsOf({a, b, written(desk.path(QStringLiteral("notes.txt")), "words")}));
    QTRY_COMPARE_WITH_TIMEOUT(window.shell()->openTabs().size(), 2, patienceMs);
    QVERIFY(told(window).startsWith(QLatin1String("Not all of this can be opened.")));
}

void TestWindowDrop::textIsNoFile()
{
    Desk desk;
    desk.open();
    QMimeData data;
    data.setText(QStringLiteral("/etc/passwd"));
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&desk.window(), &enter);
    QVERIFY(!enter.isAccepted());
}

QTEST_MAIN(TestWindowDrop)
#include "tst_window_drop.moc"
