#include "tests/app/Desk.h"

using namespace ph;
using namespace ph::testing;

/// A path that nothing can be read from: the banner says so itself, not only its details.
class TestWindowOpen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotThereIsNamed();
    void whatIsNotRecognisedIsSaid();
};

void TestWindowOpen::whatIsNotThereIsNamed()
{
    Desk desk;
    desk.open();
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("gone"));
    desk.window().openPath(path);
    const auto* banner = desk.window().shell()->banner();
    QTRY_COMPARE_WITH_TIMEOUT(banner->text(), QStringLiteral("There is no such file or folder: ") + path,
                              patienceMs);
}

void TestWindowOpen::whatIsNotRecognisedIsSaid()
{
    Desk desk;
    desk.open();
    const QTemporaryDir folder;
    desk.window().openPath(folder.path());
    const auto* banner = desk.window().shell()->banner();
    QTRY_VERIFY_WITH_TIMEOUT(banner->text().startsWith(QLatin1String("Nothing was recognised here")),
                             patienceMs);
}

QTEST_MAIN(TestWindowOpen)
#include "tst_window_open.moc"
