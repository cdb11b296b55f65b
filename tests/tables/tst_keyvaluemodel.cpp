#include "models/tables/RunKeyValueModel.h"
#include "tests/support/Testing.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <random>

using namespace ph;

class TestKeyValueModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsAreSortedAndTextStaysText()
    {
        RunKeyValueModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QString hostile = QStringLiteral("<img src=x>\n&amp;") + QString(5'000, u'x');
        model.apply({{QStringLiteral("b"), hostile},
                     {QStringLiteral("a"), QStringLiteral("0.03")},
                     {QStringLiteral("a"), QStringLiteral("0.04")}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("0.04"));
        QCOMPARE(model.index(0, 1).data(RunKeyValueModel::SortRole), QVariant(0.04));
        QVERIFY(model.index(1, 1).data().toString().startsWith(QStringLiteral("<img src=x> &amp;xx")));
        QCOMPARE(model.index(1, 1).data().toString().size(), RunKeyValueModel::maxShown + 1);
        QCOMPARE(model.index(1, 1).data(RunKeyValueModel::FullValueRole).toString(), hostile);
    }

    void randomChangesEqualAFreshModel()
    {
        std::mt19937 random(3);
        RunKeyValueModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        for (int round = 0; round < 200; ++round) {
            QList<KeyValue> values;
            for (int i = int(random() % 12); i > 0; --i)
                values.append({QString::number(random() % 15), QString::number(random() % 4)});
            model.apply(values);
            RunKeyValueModel fresh;
            fresh.apply(values);
            QCOMPARE(model.values(), fresh.values());
        }
        QCOMPARE(resets.size(), 0);
    }
};

QTEST_APPLESS_MAIN(TestKeyValueModel)
#include "tst_keyvaluemodel.moc"
