// Renders the screens of releases in their states. With PH_GALLERY=directory the pictures are kept there, to
// be looked at.
#include "models/tables/GateTableModel.h"
#include "models/tables/InboxModel.h"
#include "models/tables/ReleaseBoardModel.h"
#include "tests/releases/ReleaseSample.h"
#include "tests/support/Testing.h"
#include "widgets/common/Theme.h"
#include "widgets/releases/DraftReleaseView.h"
#include "widgets/releases/EnvironmentView.h"
#include "widgets/releases/GateTable.h"
#include "widgets/releases/InboxView.h"
#include "widgets/releases/PolicyView.h"
#include "widgets/releases/ReleasePage.h"
#include "widgets/releases/ReleasesScreen.h"
#include "widgets/releases/RollbackDialog.h"

#include <QApplication>
#include <QDir>

using namespace ph;
using namespace ph::testing;

class ReleasesGallery : public QObject {
    Q_OBJECT

    static constexpr QSize window{1280, 800};

    void keep(QWidget& widget, const QString& name, QSize size = window)
    {
        widget.resize(size);
        widget.show();
        QTest::qWait(30);
        const auto picture = widget.grab();
        const auto directory = qEnvironmentVariable("PH_GALLERY");
        if (!directory.isEmpty()) {
            QVERIFY(QDir().mkpath(directory));
            QVERIFY(picture.save(directory + u'/' + name + QLatin1String(".png")));
        }
        // Nothing is cut: the page fits the smallest window that people have.
        QVERIFY2(widget.minimumSizeHint().width() <= window.width(),
                 qPrintable(QString::number(widget.minimumSizeHint().width())));
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void screens_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addRow("light") << false;
        QTest::addRow("dark") << true;
    }
    void screens()
    {
        QFETCH(bool, dark);
        applyTheme(*qApp, dark ? SchemeChoice::Dark : SchemeChoice::Light);
        const QString tag = QStringLiteral("-%1").arg(QString::fromLatin1(QTest::currentDataTag()));
        {
            ReleaseBoardModel model(nullptr, releaseClock());
            ReleasesScreen screen(&model);
            model.applyEnvironments(sampleEnvironments());
            model.applyReleases(sampleReleases());
            screen.setInboxCount(3);
            screen.select(sampleReleases().first().id);
            keep(screen, QStringLiteral("board") + tag);
        }
        {
            ReleasePage page(nullptr, releaseClock());
            page.showRelease(sampleDetails());
            auto* gates = page.findChild<GateTable*>();
            auto* model = gates->model();
            gates->expand(model->index(3, 0));
            gates->setCurrentIndex(model->index(8, 0));
            keep(page, QStringLiteral("page-gates") + tag);
            gates->collapseAll();
            gates->setCurrentIndex(model->index(model->rowCount() - 2, 0));
            keep(page, QStringLiteral("page-checklist") + tag);
            page.openTab(ReleasePage::Tab::Plan);
            auto running = sampleDetails();
            running.summary.state = ReleaseState::Running;
            running.summary.attention = text("Step 3 of 4 found another value than was expected.");
            running.steps[0].state = StepView::State::Confirmed;
            running.steps[0].asked = text("set to 7");
            running.steps[0].askedMs = minutesAgo(6);
            running.steps[0].observed = text("7");
            running.steps[0].observedMs = minutesAgo(5);
            running.steps[1].state = StepView::State::Requested;
            running.steps[1].asked = text("set to 3");
            running.steps[1].askedMs = minutesAgo(4);
            running.steps[2].state = StepView::State::Conflict;
            running.steps[2].observed = text("0.40");
            running.steps[2].observedMs = minutesAgo(1);
            page.showRelease(running);
            keep(page, QStringLiteral("page-plan") + tag);
            page.openTab(ReleasePage::Tab::Approvals);
            keep(page, QStringLiteral("page-approvals") + tag);
            page.openTab(ReleasePage::Tab::Log);
            keep(page, QStringLiteral("page-log") + tag);
        }
        {
            const auto details = sampleDetails();
            RollbackDialog dialog(details.summary, *details.rollback);
            keep(dialog, QStringLiteral("rollback") + tag, QSize(520, 420));
        }
        {
            DraftReleaseView view(nullptr, releaseClock());
            view.showChoices(sampleChoices());
            view.showDraft(sampleDraft());
            view.showGates(sampleGates());
            keep(view, QStringLiteral("draft") + tag);
        }
        {
            InboxModel model(nullptr, releaseClock());
            model.apply(sampleInbox());
            InboxView view(&model);
            keep(view, QStringLiteral("inbox") + tag);
        }
        {
            EnvironmentView view(nullptr, releaseClock());
            view.showEnvironment(sampleEnvironments().first(), sampleEnforcement());
            keep(view, QStringLiteral("environment") + tag);
        }
        {
            PolicyView view;
            view.showPolicy(samplePolicy());
            keep(view, QStringLiteral("policy") + tag);
        }
    }

    void states()
    {
        applyTheme(*qApp, SchemeChoice::Light);
        ReleaseBoardModel model(nullptr, releaseClock());
        ReleasesScreen screen(&model);
        keep(screen, QStringLiteral("board-no-environment"));
        model.applyEnvironments(sampleEnvironments());
        screen.setReady();
        keep(screen, QStringLiteral("board-no-release"));
        ReleasePage page(nullptr, releaseClock());
        page.showError(Error::make(ErrorKind::Offline, text("https://git.example.com/releases")));
        keep(page, QStringLiteral("page-error"));
    }
};

QTEST_MAIN(ReleasesGallery)
#include "tst_releases_gallery.moc"
