// Drives the view of differences. With PH_GALLERY=directory its pictures are kept there, to be looked at.
#include "models/tables/AssociationTableModel.h"
#include "models/tables/WhyTableModel.h"
#include "tests/support/Testing.h"
#include "widgets/common/StateView.h"
#include "widgets/common/Theme.h"
#include "widgets/compare/WhyView.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace ph;

namespace {

WhySide one(const char* value)
{
    WhySide side;
    side.of = 1;
    if (*value) {
        side.shares = {{QString::fromUtf8(value), 1}};
        side.runs = 1;
    }
    return side;
}

WhyItem item(WhyTopic topic, const char* label, const WhySide& a, const WhySide& b, const char* reason = "")
{
    WhyItem made;
    made.topic = topic;
    made.kind = a.isMissing() || b.isMissing() ? WhyItem::Kind::Missing : WhyItem::Kind::Different;
    made.label = QString::fromUtf8(label);
    made.origin = QStringLiteral("params.") + made.label;
    made.a = a;
    made.b = b;
    made.reason = QString::fromUtf8(reason);
    return made;
}

WhyDifferent twoRuns()
{
    using Kind = TextChange::Kind;
    WhyDifferent why;
    why.nameA = QStringLiteral("xgboost-trial-3");
    why.nameB = QStringLiteral("lightgbm-trial-11");
    why.runsA = why.runsB = 1;
    why.same = 17;
    why.items = {
        item(WhyTopic::Data, "Dataset (training)", one("transactions_v13 @ 11ac90be"),
             one("transactions_v14 @ 9f3c21d7")),
        item(WhyTopic::Code, "Git commit", one("1111111aaaaaaa1111111aaaaaaa1111111aaaaa"),
             one("2222222bbbbbbb2222222bbbbbbb2222222bbbbb")),
        item(WhyTopic::Code, "Git branch", one("main"), one("experiment/feature-crosses")),
        item(WhyTopic::Features, "features",
             one("amount_zscore, merchant_risk, hour_of_day, device_age_days"),
             one("amount_zscore, merchant_risk, hour_of_day, ip_risk, shared_card_accounts")),
        item(WhyTopic::Prompt, "system_prompt",
             one("You are a helpful assistant. Answer briefly and cite one source."),
             one("You are a helpful assistant. Answer in detail and cite every source.")),
        item(WhyTopic::Model, "model", one("xgboost"), one("lightgbm"),
             "auc: η² 0.14 (ω² 0.13) (n 155, q < 0.001)"),
        item(WhyTopic::Params, "learning_rate", one("0.31"), one("0.062"), "auc: ρ −0.61 (n 155, q < 0.001)"),
        item(WhyTopic::Params, "max_depth", one("9"), one("6")),
        item(WhyTopic::Params, "dropout", one(""), one("0.1")),
        item(WhyTopic::Environment, "xgboost", one("2.0.3"), one("")),
        item(WhyTopic::Seed, "seed", one("23"), one("31"))};
    why.items[1].link =
        QStringLiteral("https://git.example.com/risk/fraud/compare/1111111aaaaaaa...2222222bbbbbbb");
    why.items[3].changes = {{Kind::Removed, QStringLiteral("device_age_days")},
                            {Kind::Added, QStringLiteral("ip_risk")},
                            {Kind::Added, QStringLiteral("shared_card_accounts")}};
    why.items[4].changes = {{Kind::Same, QStringLiteral("… a helpful assistant. Answer")},
                            {Kind::Removed, QStringLiteral("briefly")},
                            {Kind::Added, QStringLiteral("in detail")},
                            {Kind::Same, QStringLiteral("and cite")},
                            {Kind::Removed, QStringLiteral("one source.")},
                            {Kind::Added, QStringLiteral("every source.")}};
    why.outcome = WhyDifferent::Outcome{QStringLiteral("auc"), one("0.9412"), one("0.9587"), {}};
    return why;
}

WhyDifferent groups()
{
    WhyDifferent why;
    why.nameA = QStringLiteral("params.model = 'xgboost' AND start_time > -30d");
    why.nameB = QStringLiteral("params.model = 'lightgbm'");
    why.runsA = 56;
    why.runsB = 14;
    why.same = 9;
    why.identifiers = 2;
    const auto numbers = [](double mean, double deviation, std::size_t runs, std::size_t of) {
        WhySide side;
        side.shares = {{QStringLiteral("0.1"), 2}, {QStringLiteral("0.2"), 1}, {QStringLiteral("0.3"), 1}};
        side.others = runs - 4;
        side.mean = mean;
        side.deviation = deviation;
        side.runs = runs;
        side.of = of;
        return side;
    };
    WhySide commits;
    commits.shares = {{QStringLiteral("9c1f02d4a7"), 30}, {QStringLiteral("70be11aa09"), 20}};
    commits.others = 3;
    commits.runs = commits.of = 56;
    WhySide commit;
    commit.shares = {{QStringLiteral("2222222bbb"), 14}};
    commit.runs = commit.of = 14;
    why.items = {
        item(WhyTopic::Code, "Git commit", commits, commit),
        item(WhyTopic::Params, "learning_rate", numbers(0.061, 0.021, 56, 56), numbers(0.31, 0.11, 12, 14)),
        item(WhyTopic::Params, "subsample", numbers(0.81, 0.12, 56, 56), numbers(0.79, 0.11, 14, 14),
             "May be chance (q 0.64)")};
    why.outcome = WhyDifferent::Outcome{QStringLiteral("auc"),
                                        numbers(0.9412, 0.0051, 53, 56),
                                        numbers(0.9587, 0.0042, 14, 14),
                                        {0.0175, 0.0139, 0.0208, 0.95, 14, 53}};
    return why;
}

WhyDifferent ugly()
{
    WhyDifferent why;
    why.nameA = QStringLiteral(
        "<b>run</b>\nwith a line break and a name that is much longer than any column could be");
    why.nameB = QString(400, u'W');
    why.runsA = why.runsB = 1;
    for (int i = 0; i < 300; ++i) {
        auto next = item(WhyTopic::Params, "k", one("1e-300"), one("<img src=x>"));
        next.label = QStringLiteral("<i>layer</i>/%1/\nunits").arg(i);
        if (i == 1)
            next.b = one(QByteArray(4000, 'z').constData());
        if (i == 2) {
            for (int word = 0; word < 400; ++word)
                next.changes.append({word % 2 ? TextChange::Kind::Added : TextChange::Kind::Removed,
                                     QStringLiteral("feature_%1").arg(word)});
        }
        why.items.append(next);
    }
    return why;
}

Associations associationsOfAuc()
{
    Associations found;
    found.metric = QStringLiteral("auc");
    found.runs = 168;
    found.withMetric = 155;
    const auto number = [&](const char* key, double rho, double q) {
        Association made;
        made.key = {ColumnKind::Param, QString::fromUtf8(key)};
        made.rho = rho;
        made.strength = std::abs(rho);
        made.n = 155;
        made.p = q / 4;
        made.q = q;
        found.items.append(made);
    };
    number("learning_rate", -0.61, 2e-9);
    Association model;
    model.key = {ColumnKind::Param, QStringLiteral("model")};
    model.kind = Association::Kind::Categorical;
    model.etaSquared = 0.14;
    model.omegaSquared = 0.128;
    model.strength = std::sqrt(0.128);
    model.n = 155;
    model.categories = 3;
    model.highest = QStringLiteral("lightgbm");
    model.lowest = QStringLiteral("xgboost");
    model.p = 1e-5;
    model.q = 4e-5;
    found.items.append(model);
    number("subsample", 0.22, 0.021);
    number("n_estimators", 0.08, 0.44);
    number("seed", -0.03, 0.71);
    found.untested = {{{ColumnKind::Param, QStringLiteral("horizon")}, UntestedKey::Reason::Constant, 155},
                      {{ColumnKind::Tag, QStringLiteral("token")}, UntestedKey::Reason::NearlyUnique, 155}};
    return found;
}

} // namespace

class TestWhyView : public QObject {
    Q_OBJECT

    template <class Widget>
    static Widget* find(const WhyView& view, const char* name)
    {
        return view.findChild<Widget*>(QLatin1String(name));
    }

    static int rowOf(const QTableView& table, const QString& label)
    {
        for (int row = 0; row < table.model()->rowCount(); ++row) {
            if (table.model()->index(row, 0).data().toString() == label)
                return row;
        }
        return -1;
    }

    void keep(QWidget& widget, const QString& name, QSize size)
    {
        widget.resize(size);
        widget.show();
        QTest::qWait(30);
        const auto picture = widget.grab();
        QCOMPARE(picture.size(), size * picture.devicePixelRatio());
        const auto directory = qEnvironmentVariable("PH_GALLERY");
        if (!directory.isEmpty()) {
            QVERIFY(QDir().mkpath(directory));
            QVERIFY(picture.save(directory + u'/' + name + QLatin1String(".png")));
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, SchemeChoice::Light);
    }

    void modelsKeepTheRulesOfModels()
    {
        WhyTableModel why;
        AssociationTableModel keys;
        QAbstractItemModelTester testWhy(&why, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QAbstractItemModelTester testKeys(&keys, QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (const auto& value : {twoRuns(), groups(), ugly(), WhyDifferent()})
            why.apply(value);
        keys.apply(associationsOfAuc());
        keys.apply({});
    }

    void linesStandByTopicWithTheirReason()
    {
        WhyTableModel model;
        model.apply(twoRuns());
        QStringList lines;
        for (int row = 0; row < 8; ++row)
            lines << model.index(row, 0).data().toString();
        QCOMPARE(
            lines,
            (QStringList{QStringLiteral("Data"), QStringLiteral("Dataset (training)"), QStringLiteral("Code"),
                         QStringLiteral("Git commit"), QStringLiteral("Git branch"),
                         QStringLiteral("Features"), QStringLiteral("features"),
                         QStringLiteral("− device_age_days  + ip_risk  + shared_card_accounts")}));
        QVERIFY(!model.index(0, 0).data(WhyTableModel::ReasonRole).toString().isEmpty());
        QVERIFY(!model.flags(model.index(0, 0)).testFlag(Qt::ItemIsSelectable));
    }

    void theLinkIsSaidAndNeverOpened()
    {
        WhyView view;
        view.showWhy(twoRuns());
        view.resize(900, 700);
        view.show();
        QSignalSpy links(&view, &WhyView::linkActivated);
        auto* table = find<QTableView>(view, "whyTable");
        const int row = rowOf(*table, QStringLiteral("Git commit"));
        const auto cell = table->model()->index(row, WhyTableModel::Remark);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(cell).center());
        QCOMPARE(links.size(), 1);
        QVERIFY(links.first().first().toString().startsWith(QStringLiteral("https://git.example.com/")));
        table->setCurrentIndex(table->model()->index(row, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(links.size(), 2);
        table->setCurrentIndex(table->model()->index(row + 1, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(links.size(), 2);
    }

    void everythingCanBeCopied()
    {
        WhyView view;
        view.showWhy(twoRuns());
        view.showAssociations(associationsOfAuc());
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        QSignalSpy copied(&view, &WhyView::copied);
        find<QPushButton>(view, "whyCopy")->click();
        const auto text = QGuiApplication::clipboard()->text();
        for (const auto* part : {"### Data", "transactions\\_v14", "<https://git.example.com", "+ ip\\_risk",
                                 "What goes with auc", "missing", "not cause"})
            QVERIFY2(text.contains(QString::fromUtf8(part)), part);
        auto* table = find<QTableView>(view, "whyTable");
        table->selectRow(rowOf(*table, QStringLiteral("max_depth")));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("max_depth\t9\t6")));
        QCOMPARE(copied.size(), 2);
    }

    void statesAreSaid()
    {
        WhyView view;
        auto* state = find<StateView>(view, "whyState");
        QCOMPARE(state->content().kind, StateContent::Kind::Loading);
        view.showError(Error::make(ErrorKind::Storage, QStringLiteral("cache.db")));
        QCOMPARE(state->content().kind, StateContent::Kind::Error);
        view.showWhy({});
        QCOMPARE(state->content().kind, StateContent::Kind::Empty);
        WhyDifferent same;
        same.runsA = same.runsB = 1;
        same.same = 12;
        view.showWhy(same);
        QVERIFY(find<QLabel>(view, "whySame")
                    ->text()
                    .contains(QStringLiteral("No param, tag, data, code or environment differs.")));
        QVERIFY(!state->isVisibleTo(&view));
    }

    void hostileTextIsNeverMarkup()
    {
        WhyView view;
        view.showWhy(ugly());
        auto found = associationsOfAuc();
        found.metric = QStringLiteral("<b>auc</b>");
        view.showAssociations(found);
        for (const auto* label : view.findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void pictures_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        QTest::addRow("light-card") << false << QSize(620, 360);
        QTest::addRow("dark-card") << true << QSize(620, 360);
        QTest::addRow("light-large") << false << QSize(1280, 900);
        QTest::addRow("dark-large") << true << QSize(1280, 900);
    }
    void pictures()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        applyTheme(*qApp, dark ? SchemeChoice::Dark : SchemeChoice::Light);
        const auto tag = QString::fromLatin1(QTest::currentDataTag());
        WhyView view;
        view.setProperty("surface", true);
        view.setAttribute(Qt::WA_StyledBackground);
        view.showWhy(twoRuns());
        view.showAssociations(associationsOfAuc());
        keep(view, QStringLiteral("why-runs-") + tag, size);
        // Every line of the table is as wide as the table, and none is cut off at the right.
        auto* table = find<QTableView>(view, "whyTable");
        const auto width = [table] {
            int sum = 0;
            for (int column = 0; column < WhyTableModel::ColumnCount; ++column)
                sum += table->columnWidth(column);
            return sum;
        };
        QTRY_COMPARE(width(), table->viewport()->width()); // a scroll bar that came is fitted a moment later
        view.showWhy(groups());
        keep(view, QStringLiteral("why-groups-") + tag, size);
        view.showWhy(ugly());
        keep(view, QStringLiteral("why-ugly-") + tag, size);
    }
};

QTEST_MAIN(TestWhyView)
#include "tst_whyview.moc"
