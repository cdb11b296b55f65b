#include "models/charts/ChartTableModel.h"
#include "tests/support/Testing.h"

#include <QAbstractItemModelTester>

using namespace ph;

class TestChartTableModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachTableTakesThePlaceOfTheOneBefore()
    {
        ChartTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(model.rowCount(), 0);
        const auto table = [](const QString& word, qsizetype rows) {
            return ChartTable{{QStringLiteral("run"), QStringLiteral("auc")}, rows, [word](qsizetype row) {
                                  return QStringList{word, QString::number(row)};
                              }};
        };
        model.show(table(QStringLiteral("a"), 3));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.headerData(1, Qt::Horizontal), QVariant(QStringLiteral("auc")));
        QCOMPARE(model.index(2, 1).data(), QVariant(QStringLiteral("2")));
        model.show(table(QStringLiteral("b"), 3)); // the row that was asked for last is not the old one
        QCOMPARE(model.index(2, 0).data(), QVariant(QStringLiteral("b")));
        model.show({});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.columnCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestChartTableModel)
#include "tst_charttablemodel.moc"
