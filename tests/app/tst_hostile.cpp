#include "app/shots/RolloutSample.h"
#include "tests/app/RunDesk.h"
#include "widgets/common/CommandPalette.h"
#include "widgets/common/SearchField.h"
#include "widgets/rollouts/AbortDialog.h"
#include "widgets/rollouts/ArmDialog.h"
#include "widgets/rollouts/LeaveDriveDialog.h"
#include "widgets/rollouts/RolloutPage.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QPointer>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextBrowser>
#include <QToolTip>

using namespace ph;
using namespace ph::testing;

namespace {

/// Everything at once that a text from outside may hold: markup that would load something, a mnemonic,
/// placeholders, a reversed direction, control characters, emoji.
QString hostile(const QString& what)
{
    return what +
           QStringLiteral("<b>R&D</b><img src=\"http://127.0.0.1:9/x.png\">%1 %n %L2 \u202Etxt.exe\u202C "
                          "\U0001F9D1\U0000200D\U0001F52C \x07\x1b[31m<a href='file:///etc/passwd'>x</a>");
}

/// A tool tip that is shown as it is: plain to Qt, or escaped as a whole within a paragraph of our own.
bool isSafeTip(const QString& tip)
{
    if (!Qt::mightBeRichText(tip))
        return true;
    static const QString open = QStringLiteral("<p style=\"margin:0; white-space:pre-wrap;\">");
    static const QString close = QStringLiteral("</p>");
    if (!tip.startsWith(open) || !tip.endsWith(close))
        return false;
    auto inside = tip.mid(open.size(), tip.size() - open.size() - close.size());
    inside.remove(QStringLiteral("<br>"));
    return !inside.contains(u'<') && !inside.contains(u'>');
}

/// Text with mnemonics in which a text from outside stands unescaped.
bool hasForeignMnemonic(const QString& text)
{
    return text.contains(QLatin1String("R&D"));
}

QString describe(const QWidget& widget)
{
    QString path;
    for (const auto* at = &widget; at; at = at->parentWidget())
        path.prepend(
            QStringLiteral("/%1(%2)").arg(QLatin1String(at->metaObject()->className()), at->objectName()));
    return path;
}

/// What a person sees who rests the pointer there.
QString shownTip(QWidget* viewport, const QPoint& at)
{
    QToolTip::hideText();
    QHelpEvent help(QEvent::ToolTip, at, viewport->mapToGlobal(at));
    QApplication::sendEvent(viewport, &help);
    return QToolTip::text();
}

class Walk {
public:
    /// Looks at every widget of every window.
    void everything()
    {
        // Tool tips come and go while one looks.
        QList<QPointer<QWidget>> all;
        for (auto* one : QApplication::allWidgets())
            all.append(one);
        for (const auto& one : all) {
            if (one)
                widget(*one);
        }
    }
    QStringList faults() const { return faults_; }
    int tips() const { return tips_; }

private:
    void fault(const QWidget& at, const char* what, const QString& text)
    {
        const auto line = QStringLiteral("%1: %2: %3").arg(describe(at), QLatin1String(what), text.left(160));
        if (!faults_.contains(line))
            faults_ << line;
    }

    void widget(QWidget& one)
    {
        if (qstrcmp(one.metaObject()->className(), "QTipLabel") == 0)
            return; // its text is looked at where it comes from
        if (!isSafeTip(one.toolTip()))
            fault(one, "rich tool tip", one.toolTip());
        if (Qt::mightBeRichText(one.whatsThis()) || Qt::mightBeRichText(one.statusTip()))
            fault(one, "rich help", one.whatsThis());
        if (const auto* label = qobject_cast<QLabel*>(&one)) {
            if (label->textFormat() != Qt::PlainText && !label->text().isEmpty())
                fault(one, "label that interprets its text", label->text());
            if (label->buddy() && hasForeignMnemonic(label->text()))
                fault(one, "mnemonic from outside", label->text());
        }
        if (qobject_cast<QTextEdit*>(&one)) // QTextBrowser is one
            fault(one, "view of rich text", {});
        if (const auto* button = qobject_cast<QAbstractButton*>(&one);
            button && hasForeignMnemonic(button->text()))
            fault(one, "mnemonic from outside", button->text());
        for (const auto* action : one.actions()) {
            if (hasForeignMnemonic(action->text()))
                fault(one, "mnemonic from outside", action->text());
            // Qt shows the text of an action as its tool tip.
            if (!isSafeTip(action->toolTip()) && !qobject_cast<QMenu*>(&one))
                fault(one, "rich tool tip of an action", action->toolTip());
        }
        if (const auto* tabs = qobject_cast<QTabBar*>(&one)) {
            for (int i = 0; i < tabs->count(); ++i) {
                if (hasForeignMnemonic(tabs->tabText(i)))
                    fault(one, "mnemonic from outside", tabs->tabText(i));
                if (!isSafeTip(tabs->tabToolTip(i)))
                    fault(one, "rich tool tip of a tab", tabs->tabToolTip(i));
            }
        }
        if (auto* view = qobject_cast<QAbstractItemView*>(&one); view && view->isVisible() && view->model())
            items(*view);
    }

    void items(QAbstractItemView& view)
    {
        if (auto* header = qobject_cast<QHeaderView*>(&view)) {
            for (int section = 0; section < header->count(); ++section) {
                if (!header->isSectionHidden(section))
                    tip(view, QPoint(header->sectionViewportPosition(section) + 6, header->height() / 2));
            }
            return;
        }
        std::vector<QModelIndex> parents{QModelIndex()};
        int looked = 0;
        while (!parents.empty() && looked < 400) {
            const auto parent = parents.back();
            parents.pop_back();
            for (int row = 0; row < view.model()->rowCount(parent) && looked < 400; ++row) {
                const auto first = view.model()->index(row, 0, parent);
                if (view.model()->hasChildren(first) && qobject_cast<QTreeView*>(&view))
                    parents.push_back(first);
                for (int column = 0; column < view.model()->columnCount(parent); ++column) {
                    const auto rect = view.visualRect(first.siblingAtColumn(column));
                    if (rect.isEmpty() || !view.viewport()->rect().contains(rect.center()))
                        continue;
                    ++looked;
                    tip(view, rect.center());
                    tip(view, rect.topLeft() + QPoint(6, 6)); // where glyphs have words of their own
                }
            }
        }
    }

    void tip(QAbstractItemView& view, const QPoint& at)
    {
        const auto text = shownTip(view.viewport(), at);
        if (!text.isEmpty())
            ++tips_;
        if (!isSafeTip(text))
            fault(view, "rich tool tip of an item", text);
    }

    QStringList faults_;
    int tips_ = 0;
};

/// Lets a look be taken at what pops up, and closes it.
class Glance : public QObject {
public:
    explicit Glance(Walk& walk)
    {
        timer_.setInterval(50);
        connect(&timer_, &QTimer::timeout, this, [this, &walk] {
            auto* popup = QApplication::activePopupWidget();
            if (!popup)
                return;
            walk.everything();
            taken_ = true;
            popup->close();
        });
        timer_.start();
    }
    bool isTaken() const { return taken_; }

private:
    QTimer timer_;
    bool taken_ = false;
};

#define QVERIFY_WALK(walk)                                                                                   \
    do {                                                                                                     \
        (walk).everything();                                                                                 \
        QVERIFY2((walk).faults().isEmpty(), qPrintable((walk).faults().join(u'\n')));                        \
    } while (false)

/// A server on which every name and every value wants to be more than text.
class Villain {
public:
    Villain()
    {
        experiment =
            fixture.addExperiment(hostile("experiment/"),
                                  {{QString::fromLatin1(mlflowtag::note), hostile("about the experiment")}});
        fixture.addExperiment(QString(10'000, u'x'));
        Run villain;
        villain.experimentId = experiment;
        villain.name = name;
        villain.status = RunStatus::Finished;
        villain.user = hostile("user");
        villain.startMs = 1'700'000'000'000;
        villain.endMs = villain.startMs + 1000;
        villain.metrics = {
            {hostile("metric"), 0.5, 3, villain.endMs},
            {QStringLiteral("not a number"), std::numeric_limits<double>::quiet_NaN(), 0, villain.endMs}};
        villain.params = {{hostile("param"), hostile("value")},
                          {QStringLiteral("long"), QString(5000, u'<')}};
        for (const auto* key :
             {mlflowtag::note, mlflowtag::gitCommit, mlflowtag::gitRepo, mlflowtag::gitBranch,
              mlflowtag::sourceName, mlflowtag::entryPoint, mlflowtag::projectEnv})
            villain.tags.append({QString::fromLatin1(key), hostile(QString::fromLatin1(key))});
        villain.tags.append({hostile("tag"), hostile("value")});
        villain.inputs = {{hostile("dataset"), hostile("digest"), hostile("type"), hostile("source"),
                           hostile("schema"), hostile("profile"), hostile("context")}};
        this->run = fixture.addRun(villain);
        fixture.logMetric(this->run, hostile("metric"), 0.6, 4);
        Run child = villain;
        child.name = hostile("child");
        child.tags = {{QString::fromLatin1(mlflowtag::parentRunId), this->run}};
        child.params = {{hostile("param"), hostile("other value")}};
        fixture.addRun(child);
        for (int i = 0; i < 3; ++i) {
            Run more = villain;
            more.name = hostile(QStringLiteral("more %1").arg(i));
            more.params = {{hostile("param"), hostile(QString::number(i))}};
            more.tags.clear();
            fixture.addRun(more);
        }
        file = QStringLiteral("<b>R&D<b>%1.txt");
        fixture.addArtifact(this->run, file, hostile("content").toUtf8());
        fixture.addArtifact(
            this->run, QStringLiteral("<i>R&D.csv"),
            (QStringLiteral("a,b\n\"<img src=x>\",") + QStringLiteral("\"<b>R&D</b>\"\n")).toUtf8());
        LoggedModel model;
        model.experimentId = experiment;
        model.name = hostile("model");
        model.status = hostile("status");
        model.modelType = hostile("type");
        model.sourceRunId = this->run;
        model.params = {{hostile("param"), hostile("value")}};
        model.tags = {{hostile("tag"), hostile("value")}};
        fixture.addModelArtifact(fixture.addLoggedModel(model), file, hostile("weights").toUtf8());
    }

    MlflowFixture fixture;
    const QString name = hostile(QStringLiteral("run"));
    QString experiment, run, file;
};

} // namespace

/// Text from outside is text: wherever it is shown, nothing in it does anything.
class TestHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRunsScreen();
    void theRunsScreensMenusAndPopups();
    void theRunPage();
    void theConnections();
    void thePalette();
    void theRolloutPage();
    void whatTheServerSaysOfItsErrors();
};

void TestHostile::theRunsScreen()
{
    Villain villain;
    Desk desk;
    desk.know(villain.fixture, hostile("connection"));
    desk.open({1900, 900});
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("5 cached runs"), patienceMs);
    Walk walk;
    auto* table = find<QTableView>(desk.window(), "runsTable");
    QTRY_VERIFY_WITH_TIMEOUT(table->isVisible() && table->model()->columnCount() > 6, patienceMs);
    const auto index = indexOf(*table->model(), villain.name.left(12));
    QVERIFY(index.isValid());
    QVERIFY_WALK(walk);
    QVERIFY(walk.tips() > 10); // it was looked at, indeed
    // Chosen: its name, connection and note are in the heading; wholly, placeholders included.
    QVERIFY(openExperiment(desk.window(), QStringLiteral("R&D</b>")));
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsTitle").startsWith("experiment/<b>R&D</b>"),
                             patienceMs);
    QVERIFY(said(desk.window(), "runsTitle").contains("%1 %n %L2"));
    QVERIFY(said(desk.window(), "runsProvenance").contains("%1 %n %L2"));
    QVERIFY_WALK(walk);
    // Selected, grouped and coloured by hostile columns, with a hostile query.
    auto* pinned = find<QTableView>(desk.window(), "runsPinnedTable");
    clickIndex(pinned->isVisible() ? *pinned : *table, index);
    QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier);
    QVERIFY_WALK(walk);
    QVERIFY(type(desk.window(), "runsQuery", "metrics.`<b>R&D</b>` > <img src=x>"));
    QTRY_VERIFY_WITH_TIMEOUT(!said(desk.window(), "searchMessage").isEmpty(), patienceMs);
    QVERIFY_WALK(walk);
}

void TestHostile::theRunsScreensMenusAndPopups()
{
    Villain villain;
    Desk desk;
    desk.know(villain.fixture, hostile("connection"));
    desk.open({1900, 900});
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("5 cached runs"), patienceMs);
    auto* table = find<QTableView>(desk.window(), "runsTable");
    const auto title = [&](const QString& words) {
        for (int c = 0; c < table->model()->columnCount(); ++c) {
            if (table->model()->headerData(c, Qt::Horizontal, Qt::DisplayRole).toString().startsWith(words))
                return c;
        }
        return -1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(title(QStringLiteral("param<b>")) >= 0, patienceMs);
    Walk walk;
    {
        Glance glance(walk);
        auto* header = table->horizontalHeader();
        const QPoint at(header->sectionViewportPosition(title(QStringLiteral("param<b>"))) + 12, 8);
        QContextMenuEvent menu(QContextMenuEvent::Mouse, at, header->viewport()->mapToGlobal(at));
        QApplication::sendEvent(header->viewport(), &menu);
        QTRY_VERIFY_WITH_TIMEOUT(glance.isTaken(), patienceMs);
    }
    for (const auto* button : {"columnsButton", "groupButton", "colourButton"}) {
        Glance glance(walk);
        QVERIFY(click(desk.window(), QLatin1String(button)));
        QTRY_VERIFY_WITH_TIMEOUT(glance.isTaken(), patienceMs);
    }
    // Grouped by the hostile param, whose values are the groups' names and whose name is on the chip.
    QVERIFY(click(desk.window(), "groupButton"));
    auto* list = find<QAbstractItemView>(desk.window(), "columnPickerList");
    QTRY_VERIFY_WITH_TIMEOUT(list->isVisible(), patienceMs);
    auto* search = list->parentWidget()->findChild<QLineEdit*>();
    QTest::keyClicks(search, "param<b>");
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "groupButton").contains("param<b>R&&D"), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(indexOf(*table->model(), QStringLiteral("value<b>R&D")).isValid(), patienceMs);
    QVERIFY_WALK(walk);
    // A view with such a name.
    auto named = Answer::inMenuLine(QStringLiteral("viewName"), QStringLiteral("<b>R&D</b> %1"));
    QVERIFY(click(desk.window(), "viewsButton"));
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "viewsButton").contains("R&&D"), patienceMs);
    {
        Glance glance(walk);
        QVERIFY(click(desk.window(), "viewsButton"));
        QTRY_VERIFY_WITH_TIMEOUT(glance.isTaken(), patienceMs);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activePopupWidget(), patienceMs);
    QVERIFY(type(desk.window(), "runsQuery", "params.par"));
    QTRY_VERIFY_WITH_TIMEOUT(find<SearchField>(desk.window(), "runsQuery")->completionsVisible(), patienceMs);
    QVERIFY_WALK(walk);
}

void TestHostile::theRunPage()
{
    Villain villain;
    Desk desk;
    desk.know(villain.fixture, hostile("connection"));
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("5 cached runs"), patienceMs);
    desk.window().openRun({{1}, EntityKind::Run, villain.run});
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "runName"), villain.name, patienceMs);
    const auto& page = *shownPage(desk.window());
    Walk walk;
    QVERIFY_WALK(walk);
    for (const auto* tab :
         {"Params", "Metrics", "Tags", "Inputs", "Artifacts", "Models", "Raw", "Overview"}) {
        QVERIFY(clickTab(page, QLatin1String(tab)));
        QTest::qWait(150);
        for (auto* view : page.findChildren<QAbstractItemView*>()) {
            if (view->isVisible() && view->model() && view->model()->rowCount() > 0 &&
                !qobject_cast<QHeaderView*>(view))
                view->setCurrentIndex(view->model()->index(0, 0));
        }
        QTest::qWait(50);
        QVERIFY_WALK(walk);
    }
    QVERIFY(clickTab(page, QStringLiteral("Metrics")));
    QVERIFY(askCurve(page, QStringLiteral("metric<b>")));
    QTRY_COMPARE_WITH_TIMEOUT(find<CurveChart>(page, "metricsChart")->pointsInView(), 2, patienceMs);
    QVERIFY_WALK(walk);
    QVERIFY(clickTab(page, QStringLiteral("Artifacts")));
    QVERIFY(clickFile(page, villain.file));
    QTRY_VERIFY_WITH_TIMEOUT(said(page, "previewText").contains("<b>R&D</b><img"), patienceMs);
    QVERIFY_WALK(walk);
    QVERIFY(clickFile(page, QStringLiteral("<i>R&D.csv")));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(page, "previewTable"), patienceMs);
    QVERIFY_WALK(walk);
    QVERIFY(clickTab(page, QStringLiteral("Models")));
    QVERIFY(clickFile(page, villain.file));
    QTRY_VERIFY_WITH_TIMEOUT(said(page, "previewText").contains("weights"), patienceMs);
    QVERIFY_WALK(walk);
    QVERIFY(walk.tips() > 5);
}

void TestHostile::theConnections()
{
    Villain villain;
    Desk desk;
    desk.know(villain.fixture, hostile("connection"));
    desk.open();
    QVERIFY(desk.syncWhole());
    QVERIFY(click(desk.window(), "nav-connections"));
    Walk walk;
    QVERIFY(click(desk.window(), "test"));
    QTRY_VERIFY_WITH_TIMEOUT(find(desk.window(), "probeLabel"), patienceMs);
    QVERIFY_WALK(walk);
    QVERIFY(click(desk.window(), "remove"));
    QVERIFY(said(desk.window(), "confirmText").contains("%1 %n %L2"));
    QVERIFY_WALK(walk);
    QVERIFY(click(desk.window(), "edit"));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), "connectionDialog"), patienceMs);
    QVERIFY_WALK(walk);
}

void TestHostile::thePalette()
{
    Villain villain;
    Desk desk;
    desk.know(villain.fixture, hostile("connection"));
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("5 cached runs"), patienceMs);
    QTest::keyClick(&desk.window(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(type(desk.window(), "paletteEdit", "<b>"));
    const auto* list = find<QAbstractItemView>(desk.window(), "paletteList");
    QTRY_VERIFY_WITH_TIMEOUT(indexOf(*list->model(), QStringLiteral("R&D")).isValid(), patienceMs);
    Walk walk;
    QVERIFY_WALK(walk);
}

/// What a cluster's records may say, where somebody else may write into them.
void TestHostile::theRolloutPage()
{
    RolloutPage page(nullptr, sample::endpointsClock);
    page.resize(1280, 800);
    page.show();
    page.showDriveOffer(hostile("refusal"), {});
    Walk walk;
    for (auto rollout : {sample::rolloutUnderWay(), sample::rolloutHeld(), sample::rolloutTakenBack()}) {
        auto& plan = rollout.plan;
        plan.id = hostile("id");
        plan.endpoint.remoteId =
            QStringLiteral("inferenceservices/") + hostile("namespace") + u'/' + hostile("name");
        plan.candidate = {hostile("model"), hostile("version")};
        plan.stableRevision = hostile("stable") + QString(10'000, u'x');
        for (auto& condition : plan.conditions)
            condition.expression = hostile("expression");
        rollout.cluster = hostile("cluster");
        rollout.job = ArmedJob{
            ArmedJob::Standing::Starting, hostile("job"), {}, {}, {hostile("pod")}, hostile("trouble")};
        auto& state = rollout.state;
        state.reason = hostile("reason");
        state.holding = hostile("holding") + QString(10'000, u'y');
        state.driver = hostile("driver");
        state.candidateRevision = hostile("revision");
        for (auto* records : {&state.steps, &state.back}) {
            for (auto& record : *records)
                record.result = hostile("result");
        }
        state.requests.append(
            {RolloutRequest::Kind::Pause, hostile("who"), sample::endpointsNow, hostile("why")});
        if (rollout.claim)
            rollout.claim->driver = hostile("claim");
        for (auto& report : rollout.reports) {
            for (auto& verdict : report.metrics)
                verdict.metric = verdict.segment = verdict.why = hostile("metric");
        }
        page.showRollout(rollout);
        page.showRefusal(Error::make(ErrorKind::Conflict, hostile("where"), hostile("detail")));
        find<QAbstractItemView>(page, "rolloutVerdicts")
            ->setCurrentIndex(find<QAbstractItemView>(page, "rolloutVerdicts")->model()->index(0, 0));
        QTest::qWait(50);
        QVERIFY_WALK(walk);
        const auto* scroll = find<QScrollArea>(page, "rolloutScroll");
        QCOMPARE(scroll->horizontalScrollBar()->maximum(), 0); // however long a name is
        AbortDialog dialog(plainly(rollout));
        dialog.show();
        QVERIFY_WALK(walk);
        QVERIFY(dialog.width() <= 1280);
        ArmDialog arming(RolloutRequest::Kind::Arm, plainly(rollout));
        arming.show();
        QVERIFY_WALK(walk);
        QVERIFY(arming.width() <= 1280);
        // Nothing of it turns the words that the page puts around it.
        for (auto* header : page.findChildren<QLabel*>())
            QVERIFY2(!header->text().contains(QChar(0x202e)) ||
                         header->objectName() == QLatin1String("bannerText") ||
                         header->objectName() == QLatin1String("rolloutDriveNote"),
                     qPrintable(describe(*header)));
    }
    LeaveDriveDialog leave({hostile("id")});
    leave.show();
    QVERIFY_WALK(walk);
    QVERIFY(said(page, "rolloutDriver").contains(QStringLiteral("%1 %n %L2")));
}

void TestHostile::whatTheServerSaysOfItsErrors()
{
    Villain villain;
    Desk desk(std::chrono::milliseconds(200));
    desk.know(villain.fixture, hostile("connection"));
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("5 cached runs"), patienceMs);
    for (const int status : {500, 403, 404, 401}) {
        villain.fixture.setFault("", Fault::withStatus(status)); // with a page of HTML
        QVERIFY(click(desk.window(), "nav-connections"));
        QTRY_VERIFY_WITH_TIMEOUT(!bannerText(desk.window(), "detailTrouble").isEmpty(), patienceMs);
        Walk walk;
        QVERIFY(click(desk.window(), "test"));
        QTest::qWait(150);
        QVERIFY_WALK(walk);
        QVERIFY(click(desk.window(), "nav-experiments"));
        QVERIFY_WALK(walk);
        villain.fixture.clearFaults();
        QVERIFY(click(desk.window(), "nav-connections"));
        QVERIFY(QTest::qWaitFor([&] { return click(desk.window(), "sync"); }, patienceMs));
        QTRY_VERIFY_WITH_TIMEOUT(bannerText(desk.window(), "detailTrouble").isEmpty(), patienceMs);
    }
}

QTEST_MAIN(TestHostile)
#include "tst_hostile.moc"
