#include "models/tables/AliasChangeModel.h"
#include "models/tables/ModelVersionTableModel.h"
#include "models/tables/RegisteredModelTableModel.h"
#include "models/tables/RegistryWords.h"
#include "models/tables/VersionDiffModel.h"
#include "tests/support/Testing.h"

#include <QAbstractItemModelTester>

using namespace ph;

namespace {

constexpr std::int64_t now = 1'764'118'800'000;
const Clock clockAtNow = [] { return TimeMs(std::chrono::milliseconds(now)); };

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

QString printed(const QAbstractItemModel& model, const QModelIndex& parent = {}, int depth = 0)
{
    QString out;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column, parent).data().toString();
        out += QString(depth * 2, u' ') + cells.join(u'|') + u'\n';
        out += printed(model, model.index(row, 0, parent), depth + 1);
    }
    return out;
}

ModelSummary summary(const char* name, RegisteredModel::Kind kind = RegisteredModel::Kind::Model)
{
    ModelSummary one;
    one.model.key = {ConnectionId{1}, EntityKind::RegisteredModel, q(name)};
    one.model.kind = kind;
    one.model.updatedMs = now - 3'600'000;
    one.connection = q("lab");
    one.latestVersion = q("3");
    return one;
}

VersionSummary version(const char* number)
{
    VersionSummary one;
    one.version.key = modelVersionKey(ConnectionId{1}, q("fraud"), q(number));
    one.version.model = q("fraud");
    one.version.version = q(number);
    one.version.createdMs = now - 60'000;
    return one;
}

VersionSide side(const char* number)
{
    VersionSide one;
    one.version.version = q(number);
    return one;
}

} // namespace

class TestRegistryModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void modelsAndPromptsStandByName()
    {
        RegisteredModelTableModel model(nullptr, clockAtNow);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        auto fraud = summary("fraud");
        fraud.model.aliases = {{q("champion"), q("2")}, {q("shadow"), q("3")}};
        model.applyModels({summary("summarize", RegisteredModel::Kind::Prompt), fraud});
        QCOMPARE(printed(model), q("fraud|Model|3|champion → 2, shadow → 3|1 h ago|lab\n"
                                   "summarize|Prompt|3||1 h ago|lab\n"));
    }

    void aFilterHidesRowsAndForgetsNone()
    {
        RegisteredModelTableModel model(nullptr, clockAtNow);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        auto fraud = summary("fraud");
        fraud.model.tags = {{q("team"), q("Risk")}};
        model.applyModels({fraud, summary("churn"), summary("summarize", RegisteredModel::Kind::Prompt)});
        model.setFilter({ModelFilter::Kinds::All, q("risk FRAUD")});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.at(0).model.name(), q("fraud"));
        model.setFilter({ModelFilter::Kinds::Prompts, {}});
        QCOMPARE(model.rowCount(), 1);
        model.applyModels({fraud, summary("translate", RegisteredModel::Kind::Prompt)}); // the filter stays
        QCOMPARE(model.at(0).model.name(), q("translate"));
        QCOMPARE(model.total(), 2);
        model.setFilter({});
        QCOMPARE(model.rowCount(), 2);
    }

    void versionTenIsNewerThanNine()
    {
        ModelVersionTableModel model(nullptr, clockAtNow);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        auto champion = version("9");
        champion.version.aliases = {q("champion")};
        champion.version.stage = q("Production");
        champion.version.status = q("READY");
        champion.version.runId = q("0123456789abcdef");
        champion.version.user = q("ada");
        auto unstaged = version("10");
        unstaged.version.stage = q("None");
        unstaged.runName = q("tuned");
        model.apply({champion, unstaged});
        QCOMPARE(printed(model), q("10|||tuned|1 min ago||\n"
                                   "9|champion, stage Production|Ready|01234567|1 min ago|ada|\n"));
    }

    void fieldsOfAVersionHaveWords()
    {
        auto a = side("1"), b = side("2");
        a.version.aliases = {q("champion")};
        VersionDiffModel model;
        model.applyComparison(comparedVersions(a, b), DiffRows::Differing);
        QVERIFY2(printed(model).contains(q("  Aliases|champion|–|only in A")), qPrintable(printed(model)));
    }

    void onlyWhatDiffersIsShownUntilAllIsAskedFor()
    {
        auto a = side("1"), b = side("2");
        a.run = Run();
        b.run = Run();
        a.run->params = {{q("depth"), q("6")}, {q("eta"), q("0.1")}};
        b.run->params = {{q("depth"), q("6")}, {q("eta"), q("0.2")}, {q("gamma"), q("1")}};
        a.run->metrics = {{q("auc"), 0.9, 0, noTime}};
        b.run->metrics = {{q("auc"), 0.93, 0, noTime}};
        VersionDiffModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const auto compared = comparedVersions(a, b);
        model.applyComparison(compared, DiffRows::Differing);
        QCOMPARE(printed(model), q("Params|||2 of 3 differ\n"
                                   "  eta|0.1|0.2|changed\n"
                                   "  gamma|–|1|only in B\n"
                                   "Metrics|||1 of 1 differ\n"
                                   "  auc|0.9|0.93|+0.03\n"));
        model.applyComparison(compared, DiffRows::All);
        QVERIFY(printed(model).contains(q("depth|6|6|same")));
        QCOMPARE(model.headerData(VersionDiffModel::B, Qt::Horizontal).toString(), q("B: version 2"));
        QCOMPARE(model.differing(), 3);
        QCOMPARE(model.total(), 4);
    }

    void metricsThatDifferNeverLookEqual()
    {
        auto a = side("1"), b = side("2");
        a.run = Run();
        b.run = Run();
        a.run->metrics = {{q("auc"), 0.1, 0, noTime}};
        b.run->metrics = {{q("auc"), std::nextafter(0.1, 1.0), 0, noTime}};
        VersionDiffModel model;
        model.applyComparison(comparedVersions(a, b), DiffRows::Differing);
        const auto auc = model.index(0, 0, model.index(0, 0));
        QVERIFY(auc.siblingAtColumn(VersionDiffModel::A).data() !=
                auc.siblingAtColumn(VersionDiffModel::B).data());
    }

    void promptsStandLineByLine()
    {
        auto a = side("1"), b = side("2");
        QStringList lines;
        for (int i = 1; i <= 9; ++i)
            lines << QStringLiteral("sentence %1").arg(i);
        a.version.promptText = lines.join(u'\n');
        lines[4] = q("another");
        b.version.promptText = lines.join(u'\n');
        VersionDiffModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.applyComparison(comparedVersions(a, b), DiffRows::Differing);
        QCOMPARE(printed(model), q("Prompt|||1 of 1 differ\n"
                                   "  line 3|sentence 3|sentence 3|same\n"
                                   "  line 4|sentence 4|sentence 4|same\n"
                                   "  line 5|sentence 5|another|changed\n"
                                   "  line 6|sentence 6|sentence 6|same\n"
                                   "  line 7|sentence 7|sentence 7|same\n"));
        model.applyComparison(comparedVersions(a, b), DiffRows::All);
        QCOMPARE(model.rowCount(model.index(0, 0)), 9);
    }

    void changesSayHowTheyAreKnownAndCanBeSearched()
    {
        AliasChangeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        using Cause = AliasPeriod::Cause;
        model.applyTimelines({{q("/Production"), {{q("6"), noTime, now, now, Cause::Observed}}},
                              {q("@champion"),
                               {{q("6"), noTime, now, now + 1000, Cause::Observed},
                                {q("7"), now + 5000, now + 5000, now + 9000, Cause::OurAct},
                                {QString(), now + 9000, now + 20'000, now + 20'000, Cause::Observed}}}});
        QCOMPARE(
            printed(model),
            q("between 11/26/2025 1:00:09 AM and 11/26/2025 1:00:20 AM|champion|version 7|nothing|found, "
              "between two looks\n"
              "11/26/2025 1:00:05 AM|champion|version 6|version 7|done from here, exact\n"
              "by 11/26/2025 1:00:00 AM|stage Production|not known|version 6|found at the first look\n"
              "by 11/26/2025 1:00:00 AM|champion|not known|version 6|found at the first look\n"));
        model.setWords(q("v7"));
        QCOMPARE(model.rowCount(), 2);
        model.setWords(q("production 6"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.total(), 4);
    }

    void answersAreNeverSurerThanWhatWasSeen()
    {
        const auto time = [](std::int64_t ms) { return QString::number(ms); };
        using Kind = AliasAnswer::Kind;
        QCOMPARE(aliasAnswerText({Kind::Known, q("7"), {}, noTime}, time), q("version 7"));
        QCOMPARE(aliasAnswerText({Kind::Known, {}, {}, noTime}, time), q("nothing"));
        QCOMPARE(aliasAnswerText({Kind::Between, q("6"), q("7"), 5}, time),
                 q("version 6, or already version 7: nobody looked between 5 and the change"));
        QCOMPARE(aliasAnswerText({Kind::AsLastSeen, q("7"), {}, 9}, time), q("version 7, as last seen at 9"));
        QCOMPARE(aliasAnswerText({}, time), q("not known: nobody had looked yet"));
    }
};

QTEST_MAIN(TestRegistryModels)
#include "tst_registrymodels.moc"
