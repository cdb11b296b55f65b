#include "app/shots/DriftSample.h"
#include "models/tables/DriftColumnModel.h"
#include "models/tables/DriftWords.h"
#include "models/tables/Format.h"
#include "models/tables/FrameSchemaModel.h"
#include "models/tables/QualityModels.h"
#include "tests/support/Testing.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>

#include <cmath>

using namespace ph;
using namespace ph::sample;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

QStringList column(const QAbstractItemModel& model, int column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, column).data().toString();
    return texts;
}

FrameColumn of(const char* name, FrameType type, FrameRole role = FrameRole::Feature)
{
    return {q(name), type, role};
}

const FrameSchema referenceSchema{of("age", FrameType::Number), of("region", FrameType::Category),
                                  of("zip", FrameType::Integer), of("device", FrameType::Category)};
const FrameSchema currentSchema{of("at", FrameType::Timestamp, FrameRole::Timestamp),
                                of("id", FrameType::Text, FrameRole::EntityId), of("age", FrameType::Number),
                                of("region", FrameType::Category), of("zip", FrameType::Category)};

struct Schemas {
    FrameSchemaModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    explicit Schemas(const DriftPlan& plan = {}) { model.show(referenceSchema, currentSchema, plan); }
    QModelIndex cell(const char* name, int column) const
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, FrameSchemaModel::Name).data().toString() == q(name))
                return model.index(row, column);
        }
        return {};
    }
    bool choose(const char* name, int column, const char* choice)
    {
        const auto at = cell(name, column);
        return model.setData(at, at.data(FrameSchemaModel::ChoicesRole).toStringList().indexOf(q(choice)),
                             Qt::EditRole);
    }
    DriftPlan plan() const
    {
        DriftPlan plan;
        model.writeTo(plan);
        return plan;
    }
};

} // namespace

class TestDriftModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void notesAreSentencesInWhichOnlyTypesAreTranslated()
    {
        const StudyNotes notes{
            {StudyNote::Kind::OnlyInReference, {q("100%1, zip")}},
            {StudyNote::Kind::TypesDiffer, {q("integer"), q("integer"), q("text"), q("text")}},
            {StudyNote::Kind::TextsSampled, {}, {1'200, 4'000, 5, 6}},
            {StudyNote::Kind::OfFile, {q("Read through DuckDB v1.1.3.")}}};
        QCOMPARE(englishNotes(notes),
                 (QStringList{q("only in the reference: 100%1, zip"),
                              q("integer is integer in the reference, text in the current data; compared as "
                                "text"),
                              q("texts are compared by 1200 of 4000 reference rows and 5 of 6 current rows"),
                              q("Read through DuckDB v1.1.3.")}));
        const auto shown = studyNotesText(notes).split(u'\n');
        QCOMPARE(shown.size(), 4);
        QCOMPARE(shown[0], englishNotes(notes)[0]);
        QVERIFY2(shown[2].contains(formatCount(1'200)), qPrintable(shown[2]));
    }

    void everyKindOfNoteHasASentenceWithAPlaceForAllThatItSays()
    {
        for (int kind = 0; kind <= int(StudyNote::Kind::ScoresBeyondOne); ++kind) {
            const auto pattern = QString::fromUtf8(studyNotePattern(StudyNote::Kind(kind)));
            QVERIFY2(!pattern.isEmpty(), qPrintable(QString::number(kind)));
            const auto filled = filledPattern(pattern, {q("a"), q("b"), q("c"), q("d")});
            QVERIFY2(!filled.contains(u'%'), qPrintable(filled));
        }
    }

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    // --- columns of a study

    void whatDriftsStandsFirstTheMostMovedAtTheTop()
    {
        DriftColumnModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.show(sampleStudy());
        QCOMPARE(column(model, DriftColumnModel::Name),
                 (QStringList{q("amount"), q("merchant_category"), q("chargeback_reason"), q("description"),
                              q("account_age_days"), q("is_fraud")}));
        QCOMPARE(
            column(model, DriftColumnModel::Verdict),
            (QStringList{q("Drift"), q("Drift"), q("No data"), q("No drift"), q("No drift"), q("No drift")}));
    }

    void besideEachPStandsAnEffectSize()
    {
        DriftColumnModel model;
        model.show(sampleStudy());
        const auto at = [&](int column) { return model.index(0, column).data().toString(); };
        QCOMPARE(at(DriftColumnModel::P), q("< 0.0001"));
        QCOMPARE(at(DriftColumnModel::CorrectedP), q("< 0.0001"));
        QCOMPARE(at(DriftColumnModel::Effect), q("0.31"));
        QVERIFY(model.index(0, DriftColumnModel::Effect)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .startsWith(q("KS distance")));
        QCOMPARE(at(DriftColumnModel::Threshold), q("p < 0.05 and effect ≥ 0.1"));
        QCOMPARE(at(DriftColumnModel::NReference), q("48,000"));
        QCOMPARE(at(DriftColumnModel::Onset), q("2025-11-19"));
        QCOMPARE(at(DriftColumnModel::Windows), q("5 of 12 drift"));
    }

    void whatIsLeftOutIsCountedBySideAndKind()
    {
        DriftColumnModel model;
        model.show(sampleStudy());
        const auto row = model.indexOf(2);
        QCOMPARE(row.siblingAtColumn(DriftColumnModel::LeftOutColumn).data().toString(),
                 q("reference: 340 missing, 2 infinite · current: 1,205 missing, 1 infinite"));
    }

    void whereThereIsNoValueStaysLastWhicheverWayItIsSorted()
    {
        DriftColumnModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.show(sampleStudy());
        for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            model.sort(DriftColumnModel::P, order);
            QCOMPARE(column(model, DriftColumnModel::Name).last(), q("chargeback_reason"));
        }
        model.sort(DriftColumnModel::Name, Qt::AscendingOrder);
        QCOMPARE(column(model, DriftColumnModel::Name).first(), q("account_age_days"));
    }

    void aFilterLooksAtNameTypeMethodAndVerdict()
    {
        DriftColumnModel model;
        model.show(sampleStudy());
        model.setFilter(q("no drift boolean"));
        QCOMPARE(column(model, DriftColumnModel::Name), QStringList{q("is_fraud")});
        model.setFilter({});
        QCOMPARE(model.rowCount(), 6);
    }

    void anotherSegmentKeepsTheLinesThatStay()
    {
        DriftColumnModel model;
        model.show(sampleStudy());
        const QPersistentModelIndex amount = model.indexOf(0);
        model.show(model.study(), 3);
        QVERIFY(amount.isValid());
        QCOMPARE(amount.sibling(amount.row(), DriftColumnModel::Verdict).data().toString(), q("No drift"));
        model.show(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    // --- two schemas

    void bothSchemasStandInOneTable()
    {
        Schemas schemas;
        QCOMPARE(column(schemas.model, FrameSchemaModel::Name),
                 (QStringList{q("at"), q("id"), q("age"), q("region"), q("zip"), q("device")}));
        QCOMPARE(schemas.cell("zip", FrameSchemaModel::Sides).data().toString(),
                 q("both; integer in the reference"));
        QCOMPARE(schemas.cell("device", FrameSchemaModel::Sides).data().toString(), q("reference only"));
        QCOMPARE(schemas.model.segmentColumns(), (QStringList{q("region"), q("zip")}));
        QCOMPARE(schemas.model.timeColumn(), q("at"));
    }

    void whatNobodyChangedIsNotInThePlan()
    {
        const auto plan = Schemas().plan();
        QVERIFY(plan.columns.isEmpty());
        QVERIFY(plan.types.isEmpty());
        QVERIFY(plan.roles.isEmpty());
        QVERIFY(plan.methods.isEmpty());
    }

    void timesAndIdsAndColumnsOfOneSideAreNotJudged()
    {
        Schemas schemas;
        for (const char* name : {"at", "id", "device"}) {
            const auto judged = schemas.cell(name, FrameSchemaModel::Judged);
            QCOMPARE(judged.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
            QVERIFY(!schemas.model.setData(judged, Qt::Checked, Qt::CheckStateRole));
        }
    }

    void whatIsChosenComesIntoThePlanAndBack()
    {
        Schemas schemas;
        QVERIFY(schemas.choose("zip", FrameSchemaModel::Type, "integer"));
        QVERIFY(schemas.choose("age", FrameSchemaModel::Method, "Wasserstein, normed"));
        QVERIFY(schemas.choose("region", FrameSchemaModel::Role, "segment"));
        QVERIFY(schemas.model.setData(schemas.cell("region", FrameSchemaModel::Judged), Qt::Unchecked,
                                      Qt::CheckStateRole));
        const auto plan = schemas.plan();
        QCOMPARE(plan.columns, (QStringList{q("age"), q("zip")}));
        QVERIFY(plan.types.value(q("zip")) == FrameType::Integer);
        QVERIFY(plan.roles.value(q("region")) == FrameRole::Segment);
        QVERIFY(plan.methods.value(q("age")) == DriftMethod::WassersteinNormed);
        Schemas again(plan);
        QVERIFY(again.plan().methods == plan.methods);
        QCOMPARE(again.plan().columns, plan.columns);
        QVERIFY(again.plan().types == plan.types);
    }

    void aThresholdIsTheMethodsUntilItIsChangedForTheColumn()
    {
        Schemas schemas;
        QVERIFY(schemas.choose("zip", FrameSchemaModel::Type, "number"));
        const auto age = schemas.cell("age", FrameSchemaModel::PBelow);
        QVERIFY(schemas.model.setData(age, q("0.01"), Qt::EditRole));
        QCOMPARE(age.data().toString(), q("0.01"));
        QCOMPARE(schemas.cell("zip", FrameSchemaModel::PBelow).data().toString(), q("0.05"));
        QCOMPARE(schemas.plan().thresholds.keys(), QStringList{q("age")});
        QCOMPARE(schemas.plan().thresholds.value(q("age")).p.value_or(0), 0.01);
        QVERIFY(!schemas.model.setData(age, 1.5, Qt::EditRole));
        QVERIFY(!schemas.model.setData(age, q("x"), Qt::EditRole));
        Schemas again(schemas.plan());
        QCOMPARE(again.cell("age", FrameSchemaModel::PBelow).data().toString(), q("0.01"));
        QVERIFY(schemas.model.setData(age, QString(), Qt::EditRole));
        QCOMPARE(age.data().toString(), q("0.05"));
        QVERIFY(schemas.plan().thresholds.isEmpty());
    }

    void otherDefaultsBringTheirMethodsAndThresholds()
    {
        Schemas schemas;
        QCOMPARE(schemas.cell("age", FrameSchemaModel::Method).data().toString(),
                 q("automatic: Kolmogorov–Smirnov"));
        schemas.model.setDefaults(DriftDefaults::Evidently);
        QCOMPARE(schemas.cell("age", FrameSchemaModel::Method).data().toString(),
                 q("automatic: Wasserstein, normed"));
        QCOMPARE(schemas.cell("age", FrameSchemaModel::EffectAtLeast).data().toString(), q("0.1"));
        QVERIFY(schemas.plan().rules.defaults == DriftDefaults::Evidently);
    }

    void thereIsOneTimeColumn()
    {
        Schemas schemas;
        QVERIFY(schemas.choose("zip", FrameSchemaModel::Role, "time"));
        QCOMPARE(schemas.model.timeColumn(), q("zip"));
        QCOMPARE(schemas.cell("at", FrameSchemaModel::Role).data().toString(), q("feature"));
        schemas.model.setTimeColumn(q("at"));
        QCOMPARE(schemas.model.timeColumn(), q("at"));
        schemas.model.setTimeColumn({});
        QCOMPARE(schemas.model.timeColumn(), QString());
        QVERIFY(schemas.plan().roles.value(q("at")) == FrameRole::Feature);
    }

    // --- reports of other tools

    void whatFailedStandsFirst()
    {
        QualityItemModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.show(std::make_shared<QualityReport>(sampleQualityReport()));
        QCOMPARE(column(model, QualityItemModel::Verdict),
                 (QStringList{q("Failed"), q("Warning"), q("Passed")}));
        QCOMPARE(column(model, QualityItemModel::Value),
                 (QStringList{q("0.0003"), q("2 new"), q("0.02 share")}));
        QCOMPARE(column(model, QualityItemModel::Threshold),
                 (QStringList{q(">= 0.05"), q("–"), q("at most 0.05")}));
        QCOMPARE(model.index(1, QualityItemModel::Examples).data().toString(), q("crypto, <b>gift</b>"));
        model.setFilter(q("de missing"));
        QCOMPARE(column(model, QualityItemModel::ColumnName), QStringList{q("zip")});
    }

    void reportsTellTheirWorstVerdict()
    {
        QualityReportModel model(nullptr, driftClock);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        auto older = sampleQualityReport();
        older.sha256 = QString(64, u'b');
        older.title.clear();
        older.items.clear();
        model.apply({{std::make_shared<QualityReport>(older), driftNow - 2 * driftDayMs},
                     {std::make_shared<QualityReport>(sampleQualityReport()), driftNow - 3'600'000}});
        QCOMPARE(column(model, QualityReportModel::Title),
                 (QStringList{q("Fraud, week 47"), q("week-47.json")}));
        QCOMPARE(column(model, QualityReportModel::Verdict), (QStringList{q("Failed · 1"), q("Not judged")}));
        QCOMPARE(column(model, QualityReportModel::Imported), (QStringList{q("1 h ago"), q("2 d ago")}));
    }

    // --- words

    void aThresholdSaysAllThatIsAskedFor()
    {
        ColumnDrift drift;
        QCOMPARE(driftThresholdText(drift), q("–"));
        drift.method = DriftMethod::StabilityIndex;
        drift.threshold = 0.1;
        drift.thresholds = {1, 0.1};
        QCOMPARE(driftThresholdText(drift), q("statistic ≥ 0.1"));
        drift.p = 0.2;
        drift.thresholds.p = 0.05;
        QCOMPARE(driftThresholdText(drift), q("statistic ≥ 0.1 and p < 0.05"));
    }
};

QTEST_MAIN(TestDriftModels)
#include "tst_driftmodels.moc"
