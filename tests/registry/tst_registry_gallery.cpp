// Renders the models screen in its states. With PH_GALLERY=directory the pictures are kept there, to be
// looked at.
#include "tests/registry/RegistrySample.h"
#include "tests/support/Gallery.h"
#include "tests/support/Testing.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/Theme.h"
#include "widgets/registry/AliasTimelineView.h"
#include "widgets/registry/ModelPage.h"
#include "widgets/registry/ModelsScreen.h"
#include "widgets/registry/VersionDiffView.h"

#include <QApplication>
#include <QCheckBox>

using namespace ph;
using namespace ph::testing;

class RegistryGallery : public QObject {
    Q_OBJECT

    static constexpr QSize window{1280, 800};

    static void keep(QWidget& widget, const QString& name, QSize size = window)
    {
        keepPage(widget, name, size);
    }

    static void fill(ModelsScreen& screen)
    {
        screen.showModels(sampleModels());
        screen.setPhase(ModelsScreen::Phase::Ready);
        screen.select(modelKey("fraud-detector"));
        screen.page()->showModel(sampleDetails());
        screen.page()->showVersion(sampleVersionDetails());
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void screens_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        QTest::addRow("light") << false << window;
        QTest::addRow("dark") << true << window;
        QTest::addRow("light-large") << false << QSize(2560, 1440);
        QTest::addRow("dark-large") << true << QSize(2560, 1440);
    }
    void screens()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        applyTheme(*qApp, dark ? SchemeChoice::Dark : SchemeChoice::Light);
        const QString tag = QStringLiteral("-%1").arg(QString::fromLatin1(QTest::currentDataTag()));
        ModelsScreen screen(nullptr, registryClock());
        fill(screen);
        keep(screen, QStringLiteral("versions") + tag, size);
        auto* page = screen.page();
        page->openTab(ModelPage::Tab::Timeline);
        auto* timeline = page->findChild<AliasTimelineView*>();
        timeline->setMoment(hoursAgo(100));
        timeline->setFocus();
        keep(screen, QStringLiteral("timeline") + tag, size);
        page->openTab(ModelPage::Tab::Compare);
        auto* diff = page->findChild<VersionDiffView*>();
        diff->choose(text("8"), text("9"));
        page->showComparison(sampleComparison());
        keep(screen, QStringLiteral("compare") + tag, size);
        screen.select(modelKey("answer-with-sources"));
        page->showModel(samplePrompt());
        VersionDetails prompt;
        prompt.side.version = samplePrompt().versions.first().version;
        page->showVersion(prompt);
        VersionSide a{samplePrompt().versions[1].version, {}, {}},
            b{samplePrompt().versions[0].version, {}, {}};
        diff->choose(text("3"), text("4"));
        page->showComparison(comparedVersions(a, b));
        keep(screen, QStringLiteral("compare-prompt") + tag, size);
        page->openTab(ModelPage::Tab::Versions);
        keep(screen, QStringLiteral("prompt") + tag, size);
    }

    void states()
    {
        applyTheme(*qApp, SchemeChoice::Light);
        using Phase = ModelsScreen::Phase;
        ModelsScreen screen(nullptr, registryClock());
        for (const auto& [phase, name] :
             {std::pair(Phase::Loading, "loading"), std::pair(Phase::NoConnection, "no-connection"),
              std::pair(Phase::NotSynced, "not-synced"), std::pair(Phase::Ready, "no-models")}) {
            screen.setPhase(phase);
            keep(screen, QLatin1String(name));
        }
        fill(screen);
        screen.findChild<SearchField*>(QStringLiteral("modelSearch"))
            ->lineEdit()
            ->insert(QStringLiteral("nothing has this name"));
        QTest::qWait(20);
        keep(screen, QStringLiteral("no-match"));
        screen.showError(Error::make(ErrorKind::Storage, QStringLiteral("cache.db"),
                                     QStringLiteral("database disk image is malformed")));
        auto never = sampleDetails();
        never.summary.model.key = modelKey("empty");
        never.versions.clear();
        never.timelines.clear();
        screen.page()->showModel(never);
        keep(screen, QStringLiteral("no-versions"));
        screen.page()->openTab(ModelPage::Tab::Timeline);
        keep(screen, QStringLiteral("no-timeline"));
    }
};

QTEST_MAIN(RegistryGallery)
#include "tst_registry_gallery.moc"
