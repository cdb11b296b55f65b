#include "models/tables/RunLegendModel.h"
#include "tests/support/RunTables.h"
#include "tests/support/Testing.h"

#include <QAbstractItemModelTester>

#include <random>

using namespace ph;

class TestRunLegendModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBestComesFirstWhateverChanges()
    {
        const ColumnKey auc{ColumnKind::Metric, QStringLiteral("auc")};
        std::mt19937 random(5);
        RunLegendModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (int round = 0; round < 100; ++round) {
            ph::testing::RunTableBuilder builder;
            for (int id = 1; id <= 10; ++id) {
                if (random() % 3 == 0)
                    continue;
                builder.run(id, QStringLiteral("run %1").arg(id));
                if (random() % 4)
                    builder.metric(QStringLiteral("auc"), double(random() % 100) / 100);
            }
            const auto rows = legendRows(*compareRows(builder.build(), {}, {}), auc);
            model.apply(rows);
            QCOMPARE(model.rowCount(), int(rows.size()));
            for (int row = 0; row < model.rowCount(); ++row)
                QCOMPARE(model.index(row, 0).data().toString(), rows[row].name);
        }
    }
};

QTEST_GUILESS_MAIN(TestRunLegendModel)
#include "tst_runlegendmodel.moc"
