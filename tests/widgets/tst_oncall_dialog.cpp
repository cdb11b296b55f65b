#include "models/tables/Format.h"
#include "tests/support/Testing.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/StateView.h"
#include "widgets/oncall/OnCallDialog.h"
#include "widgets/oncall/OnCallNote.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace ph;

namespace {

constexpr std::int64_t minute = 60'000, noon = 1'795'000'000'000;
const QString production = QStringLiteral("production");

template <class T>
T* part(const QWidget& root, const char* name)
{
    auto* found = root.findChild<T*>(QLatin1String(name));
    if (!found)
        qFatal("there is no %s", name);
    return found;
}

Clock clockAt(std::int64_t ms)
{
    return [ms] { return *fromMs(ms); };
}

OnCallLine pinned(std::int64_t seenMs)
{
    OnCallLine line{production, OnCallStanding{{production}}};
    OnCallRound round{seenMs, seenMs + minute};
    round.told = {{OnCallPart::Alerts, QStringLiteral("prom"), 3, seenMs},
                  {OnCallPart::Metrics, QStringLiteral("prom"), 1000, seenMs,
                   Error::make(ErrorKind::Offline, {}, QStringLiteral("refused"))},
                  {OnCallPart::Events, {}}};
    round.bytes = 12 * bytesOfMiB;
    round.leftOut = {500, 0, noon - 100 * minute};
    line.standing->last = round;
    return line;
}

} // namespace

/// The dialog of what is kept for on-call: what is wished for, what was kept, and what is missing.
class TestOnCallDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEnvironmentIsPinnedAndKeptOtherwise()
    {
        OnCallDialog dialog(nullptr, clockAt(noon));
        QSignalSpy pins(&dialog, &OnCallDialog::pinRequested), unpins(&dialog, &OnCallDialog::unpinRequested);
        dialog.showLines({{production}});
        auto* kept = part<QCheckBox>(dialog, "onCallKept");
        QVERIFY(!kept->isChecked());
        QVERIFY(!part<QSpinBox>(dialog, "onCallBudget")->isEnabled());
        kept->click();
        QCOMPARE(pins.count(), 1);
        QCOMPARE(pins[0][0].value<OnCallPin>(), (OnCallPin{production}));
        dialog.showLines({pinned(noon)});
        QCOMPARE(pins.count(), 1); // what is shown is no wish
        auto* budget = part<QSpinBox>(dialog, "onCallBudget");
        QCOMPARE(budget->value(), 256);
        budget->setValue(64);
        Q_EMIT budget->editingFinished();
        QCOMPARE(pins.count(), 2);
        QCOMPARE(pins[1][0].value<OnCallPin>().budgetBytes, 64 * bytesOfMiB);
        auto* every = part<QComboBox>(dialog, "onCallEvery");
        every->setCurrentIndex(every->count() - 1);
        Q_EMIT every->activated(every->currentIndex());
        QCOMPARE(pins.last()[0].value<OnCallPin>().everyMs, std::int64_t(0));
        kept->click();
        QCOMPARE(unpins.count(), 1);
        QCOMPARE(unpins[0][0].toString(), production);
    }

    void whatIsMissingIsSaid()
    {
        OnCallDialog dialog(nullptr, clockAt(noon));
        dialog.showLines({pinned(noon - 5 * minute)});
        const auto* sources = part<LineTable>(dialog, "onCallSources")->model();
        QCOMPARE(sources->rowCount(), 3);
        QCOMPARE(sources->index(1, OnCallSourceModel::Source).data().toString(),
                 QStringLiteral("nobody can be asked"));
        QCOMPARE(sources->index(2, OnCallSourceModel::Trouble).data().toString(),
                 QStringLiteral("cannot be reached"));
        QVERIFY(part<PlainLabel>(dialog, "onCallLeftOut")->text().contains(QLatin1String("500 points")));
        QCOMPARE(part<PlainLabel>(dialog, "onCallSize")->text(), QStringLiteral("12.0 MiB of 256.0 MiB"));
        QCOMPARE(part<QWidget>(dialog, "budgetBar")->accessibleName(),
                 QStringLiteral("12.0 MiB of 256.0 MiB"));
        // Unknown is unknown.
        dialog.showLines({{production, OnCallStanding{{production}}}});
        QCOMPARE(part<PlainLabel>(dialog, "onCallSize")->text(), QStringLiteral("– of 256.0 MiB"));
        QCOMPARE(part<PlainLabel>(dialog, "onCallAge")->text(), QString());
    }

    void aRoundIsAskedForAndCancelled()
    {
        OnCallDialog dialog(nullptr, clockAt(noon));
        QSignalSpy refreshed(&dialog, &OnCallDialog::refreshRequested),
            cancelled(&dialog, &OnCallDialog::cancelRequested);
        auto line = pinned(noon);
        dialog.showLines({line});
        QVERIFY(part<QPushButton>(dialog, "onCallCancel")->isHidden());
        part<QPushButton>(dialog, "onCallRefresh")->click();
        QCOMPARE(refreshed.count(), 1);
        line.work = OnCallLine::Work::Refreshing;
        line.doing = QStringLiteral("alerts");
        line.total = 8;
        dialog.showLines({line});
        QVERIFY(!part<QPushButton>(dialog, "onCallRefresh")->isEnabled());
        QCOMPARE(part<PlainLabel>(dialog, "onCallDoing")->text(), QStringLiteral("Asking for alerts"));
        part<QPushButton>(dialog, "onCallCancel")->click();
        QCOMPARE(cancelled.count(), 1);
    }

    void withoutEnvironmentsItSaysWhatBelongsThere()
    {
        OnCallDialog dialog(nullptr, clockAt(noon));
        dialog.showLines({});
        QCOMPARE(part<StateView>(dialog, "onCallNone")->content().title,
                 QStringLiteral("No environment is known"));
        dialog.choose(production);
        dialog.showLines({{QStringLiteral("a")}, pinned(noon)});
        QCOMPARE(dialog.chosen(), production);
    }

    void theNoteTellsTheAgeOfWhatIsKept()
    {
        OnCallNote note(nullptr, clockAt(noon + 60 * minute));
        QVERIFY(note.isHidden());
        note.showLines({{QStringLiteral("staging")}, pinned(noon)});
        QCOMPARE(note.text(), QStringLiteral("production: kept for on-call as of 1 h ago"));
        QVERIFY(!note.isHidden());
        note.setEnvironment(QStringLiteral("staging"));
        QVERIFY(note.isHidden());
    }
};

QTEST_MAIN(TestOnCallDialog)
#include "tst_oncall_dialog.moc"
