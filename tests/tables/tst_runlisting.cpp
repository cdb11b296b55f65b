#include "models/tables/RunColumns.h"
#include "models/tables/RunListing.h"
#include "tests/support/RunTables.h"
#include "tests/support/Testing.h"

using namespace ph;
using ph::testing::allRows;
using ph::testing::RunTableBuilder;

namespace {

const ColumnKey model{ColumnKind::Param, QStringLiteral("model")};
const ColumnKey auc{ColumnKind::Metric, QStringLiteral("auc")};

/// "a ⟨b c⟩ d": a line's name, and its descendants in brackets.
QString print(const RunListing& listing)
{
    QStringList lines;
    const auto* names = listing.table->texts(nameColumn());
    for (const auto& node : listing.nodes) {
        const QString name = node.kind == RunNode::Kind::Group
                                 ? u'[' + listing.groups[node.row].label + u']'
                                 : QString::fromStdString(std::string(names->at(node.row)));
        lines.append(QString(node.depth, u'.') + name);
    }
    return lines.join(u' ');
}

} // namespace

class RunListingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void flatListsTheRowsInTheOrderGiven()
    {
        const auto table = RunTableBuilder().run(1, "a").run(2, "b", 1).run(3, "c").build();
        const auto listing =
            arrangeRuns(table, {2, 0, 1}, {.arrangement = Arrangement::flat(), .columns = {}});
        QCOMPARE(print(*listing), QStringLiteral("c a b"));
        QCOMPARE(listing->matched, std::size_t(3));
    }

    void theRunsNameAlwaysLeads()
    {
        const auto table = RunTableBuilder().run(1, "a").build();
        const auto listing = arrangeRuns(table, {0}, {.columns = {auc, nameColumn()}});
        QCOMPARE(listing->columns, (std::vector<ColumnKey>{nameColumn(), auc}));
    }

    void childrenStandBelowTheirParentInTheOrderGiven()
    {
        const auto table =
            RunTableBuilder().run(1, "p").run(2, "x", 1).run(3, "y", 1).run(4, "deep", 2).run(5, "q").build();
        const auto listing = arrangeRuns(table, {4, 2, 3, 1, 0}, {});
        QCOMPARE(print(*listing), QStringLiteral("q p .y .x ..deep"));
        QCOMPARE(listing->nodes[1].children, 2U);
        QCOMPARE(listing->nodes[1].end, 5U);
    }

    void aChildWhoseParentDoesNotMatchStandsAtTheTop()
    {
        const auto table = RunTableBuilder().run(1, "p").run(2, "x", 1).run(3, "deep", 2).build();
        const auto listing = arrangeRuns(table, {2, 1}, {});
        QCOMPARE(print(*listing), QStringLiteral("x .deep"));
    }

    void parentsInARingHideNoRun()
    {
        const auto table =
            RunTableBuilder().run(1, "a", 2).run(2, "b", 1).run(3, "self", 3).run(4, "below", 2).build();
        const auto listing = arrangeRuns(table, allRows(*table), {});
        QCOMPARE(listing->nodes.size(), std::size_t(4));
        QCOMPARE(print(*listing), QStringLiteral("self a .b ..below"));
    }

    void aChainAsLongAsTheTableIsListed()
    {
        RunTableBuilder builder;
        for (int i = 1; i <= 70'000; ++i)
            builder.run(i, QStringLiteral("n"), i - 1);
        const auto table = builder.build();
        const auto listing = arrangeRuns(table, allRows(*table), {});
        QCOMPARE(listing->nodes.size(), std::size_t(70'000));
        QCOMPARE(int(listing->nodes.back().depth), 65'535);
    }

    void groupsCarryTheirRunsAndFigures()
    {
        const auto table = RunTableBuilder()
                               .run(1, "a")
                               .param("model", "xgb")
                               .metric("auc", 0.8)
                               .run(2, "b")
                               .param("model", "mlp")
                               .metric("auc", 0.5)
                               .run(3, "c")
                               .param("model", "xgb")
                               .metric("auc", 0.9)
                               .run(4, "d")
                               .build();
        const auto listing =
            arrangeRuns(table, {2, 1, 0, 3}, {.arrangement = Arrangement::grouped(model), .columns = {auc}});
        QCOMPARE(print(*listing), QStringLiteral("[xgb] .c .a [mlp] .b [—] .d"));
        const auto& xgb = listing->groups[0].stats[1]; // the name's figures stand first
        QCOMPARE(xgb.count, std::size_t(2));
        QCOMPARE(xgb.mean, 0.85);
        QCOMPARE(xgb.max, 0.9);
    }

    void coloursSpanTheListedFiniteValues()
    {
        const auto table = RunTableBuilder()
                               .run(1, "a")
                               .metric("auc", 0.8)
                               .run(2, "b")
                               .metric("auc", std::nan(""))
                               .run(3, "c")
                               .metric("auc", 0.2)
                               .run(4, "d")
                               .metric("auc", -std::numeric_limits<double>::infinity())
                               .run(5, "not listed")
                               .metric("auc", 9)
                               .build();
        const auto listing = arrangeRuns(table, {0, 1, 2, 3}, {.columns = {}, .colourBy = auc});
        QVERIFY(listing->colours);
        QCOMPARE(listing->colours->from, 0.2);
        QCOMPARE(listing->colours->to, 0.8);
    }

    void textColoursByCategory()
    {
        const auto table = RunTableBuilder().run(1, "a").param("model", "xgb").build();
        const auto listing = arrangeRuns(table, {0}, {.columns = {}, .colourBy = model});
        QCOMPARE(listing->colours->kind, ColourScale::Kind::Categories);
        QVERIFY(!arrangeRuns(table, {0}, {.columns = {}, .colourBy = auc})->colours);
    }

    void nothingIsListedOfNothing() { QCOMPARE(arrangeRuns(nullptr, {}, {})->nodes.size(), std::size_t(0)); }
};

QTEST_GUILESS_MAIN(RunListingTest)
#include "tst_runlisting.moc"
