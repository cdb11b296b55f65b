#include "app/CompareController.h"
#include "app/compare/KeptBoard.h"
#include "app/windows/Windows.h"
#include "tests/app/Desk.h"
#include "widgets/compare/CompareScreen.h"

using namespace ph;
using namespace ph::testing;

namespace {

const ColumnKey auc{ColumnKind::Metric, QStringLiteral("auc")};
const ColumnKey loss{ColumnKind::Metric, QStringLiteral("loss")};
const ColumnKey seed{ColumnKind::Param, QStringLiteral("seed")};

Board fraud()
{
    Board board;
    board.name = QStringLiteral("fraud");
    board.objective = auc;
    return board;
}

QAction& actionOf(MainWindow& window, const char* name)
{
    return *window.findChild<QAction*>(QLatin1String(name));
}

/// Two windows over one workspace that show the same board.
class Pair {
public:
    Pair()
    {
        auto stores = openStores(desk_.folder());
        QVERIFY_RESULT(stores);
        Workspace::Settings settings;
        settings.vault = makeMemoryVault();
        workspace_ = std::make_unique<Workspace>(std::move(*stores), std::move(settings));
        windows_ = std::make_unique<Windows>();
        first = &windows_->current();
        first->show();
        windows_->attach(*workspace_);
        actionOf(*first, "new-window").trigger();
        second = &windows_->current();
    }
    bool areOpen() const
    {
        const auto shows = [](MainWindow* window) {
            return window->compareController()->board().name == fraud().name;
        };
        first->compareController()->openBoard(fraud());
        if (!QTest::qWaitFor([&] { return shows(first) && isKept(); }, patienceMs))
            return false;
        second->compareController()->openBoard(fraud());
        return QTest::qWaitFor([&] { return shows(second); }, patienceMs);
    }
    BoardFiles files() const
    {
        return BoardFiles(QString::fromStdString((desk_.folder() / "boards").string()));
    }
    std::optional<Board> kept(const QString& name = fraud().name) const
    {
        return files().load(name).value_or(std::nullopt);
    }
    static const Board& boardOf(MainWindow* window) { return window->compareController()->board(); }

    MainWindow* first = nullptr;
    MainWindow* second = nullptr;

private:
    bool isKept() const { return kept().has_value(); }

    Desk desk_;
    std::unique_ptr<Workspace> workspace_;
    std::unique_ptr<Windows> windows_;
};

} // namespace

/// A board in two windows: nothing that somebody made of it is lost.
class TestWindowBoards : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileThatOthersWroteIsNotWrittenOver();
    void whatAnotherWindowChangedIsTaken();
    void whatBothChangedAtOnceIsKeptTwice();
    void undoLeavesWhatAnotherWindowMade();
    void whatWasChangedBetweenTwoStartsIsNotLost();
};

void TestWindowBoards::aFileThatOthersWroteIsNotWrittenOver()
{
    const QTemporaryDir folder;
    const BoardFiles files(folder.filePath(QStringLiteral("boards")));
    KeptBoard mine(files, fraud().name, std::nullopt);
    QCOMPARE(mine.keep(fraud()).value(), fraud().name);
    KeptBoard theirs(files, fraud().name, fraud());
    auto grouped = fraud();
    grouped.groupBy = seed;
    QCOMPARE(theirs.keep(grouped).value(), fraud().name);
    QCOMPARE(mine.news(), std::optional(grouped));
    QCOMPARE(mine.keep(fraud()).value(), fraud().name); // nothing new from here, so theirs stays
    QCOMPARE(files.load(fraud().name).value(), std::optional(grouped));

    auto judged = fraud();
    judged.objective = loss;
    const auto beside = QStringLiteral("fraud 2");
    QCOMPARE(mine.keep(judged).value(), beside);
    QCOMPARE(files.load(fraud().name).value(), std::optional(grouped));
    QCOMPARE(files.load(beside).value()->objective, std::optional(loss));
    judged.groupBy = seed;
    QCOMPARE(mine.keep(judged).value(), beside); // stays there, though it was asked for by its old name
    QVERIFY(!mine.news());

    QFile broken(files.file(fraud().name));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("half written {");
    broken.close();
    grouped.objective = loss;
    QCOMPARE(theirs.keep(grouped).value(), QStringLiteral("fraud 3"));
}

void TestWindowBoards::whatAnotherWindowChangedIsTaken()
{
    const Pair pair;
    QVERIFY(pair.areOpen());
    Q_EMIT pair.first->compareScreen()->groupByChosen(seed);
    QTRY_COMPARE_WITH_TIMEOUT(Pair::boardOf(pair.second).groupBy, std::optional(seed), patienceMs);
    Q_EMIT pair.second->compareScreen()->objectiveChosen(loss);
    QTRY_COMPARE_WITH_TIMEOUT(Pair::boardOf(pair.first).objective, std::optional(loss), patienceMs);
    QCOMPARE(Pair::boardOf(pair.first), Pair::boardOf(pair.second));
    QCOMPARE(pair.files().names().value(), QStringList{fraud().name});
}

void TestWindowBoards::whatBothChangedAtOnceIsKeptTwice()
{
    const Pair pair;
    QVERIFY(pair.areOpen());
    QTest::qWait(1500); // what opening it wrote is written
    Q_EMIT pair.first->compareScreen()->groupByChosen(seed);
    Q_EMIT pair.second->compareScreen()->objectiveChosen(loss);
    const auto beside = QStringLiteral("fraud 2");
    QTRY_VERIFY_WITH_TIMEOUT(pair.kept(beside).has_value(), patienceMs);
    QCOMPARE(pair.kept()->groupBy, std::optional(seed));
    QCOMPARE(pair.kept()->objective, std::optional(auc));
    QCOMPARE(pair.kept(beside)->objective, std::optional(loss));
    QVERIFY(!pair.kept(beside)->groupBy);
    QTRY_COMPARE_WITH_TIMEOUT(Pair::boardOf(pair.second).name, beside, patienceMs);
    QCOMPARE(Pair::boardOf(pair.first).name, fraud().name);
    // Each goes on with its own.
    Q_EMIT pair.second->compareScreen()->groupByChosen(auc);
    QTRY_COMPARE_WITH_TIMEOUT(pair.kept(beside)->groupBy, std::optional(auc), patienceMs);
    QCOMPARE(Pair::boardOf(pair.first).groupBy, std::optional(seed));
}

void TestWindowBoards::undoLeavesWhatAnotherWindowMade()
{
    const Pair pair;
    QVERIFY(pair.areOpen());
    auto& undo = actionOf(*pair.first, "undo");
    Q_EMIT pair.first->compareScreen()->groupByChosen(seed);
    QVERIFY(undo.isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(Pair::boardOf(pair.second).groupBy, std::optional(seed), patienceMs);
    Q_EMIT pair.second->compareScreen()->objectiveChosen(loss);
    QTRY_COMPARE_WITH_TIMEOUT(Pair::boardOf(pair.first).objective, std::optional(loss), patienceMs);
    undo.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!actionOf(*pair.first, "redo").isEnabled(), patienceMs); // nothing fits any more
    QCOMPARE(Pair::boardOf(pair.first).objective, std::optional(loss));
    QCOMPARE(pair.kept()->objective, std::optional(loss));
}

void TestWindowBoards::whatWasChangedBetweenTwoStartsIsNotLost()
{
    Desk desk;
    desk.open();
    const BoardFiles files(QString::fromStdString((desk.folder() / "boards").string()));
    desk.window().compareController()->openBoard(fraud());
    QTRY_VERIFY_WITH_TIMEOUT(files.load(fraud().name).value_or(std::nullopt), patienceMs);
    QTest::qWait(300); // the setting is, too
    desk.close();
    auto grouped = fraud(); // as a colleague's, by version control
    grouped.groupBy = seed;
    QCOMPARE(files.keep(grouped, fraud()).value(), fraud().name);
    desk.open();
    QTRY_COMPARE_WITH_TIMEOUT(desk.window().compareController()->board().name, fraud().name, patienceMs);
    QTest::qWait(1200); // longer than a board waits to be kept
    QCOMPARE(files.load(fraud().name).value(), std::optional(grouped));
    QCOMPARE(desk.window().compareController()->board(), grouped);
}

QTEST_MAIN(TestWindowBoards)
#include "tst_window_boards.moc"
