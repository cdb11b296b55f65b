#include "models/values/ColumnStats.h"
#include "services/query/ColumnUse.h"
#include "tests/services/QueryTables.h"
#include "tests/support/Testing.h"

#include <QElapsedTimer>

using namespace ph;
using namespace ph::testing;

namespace {

/// One run as plain values: what the oracle reads.
using Cell = std::variant<double, QString, std::int64_t>;
using PlainRun = std::map<ColumnKey, Cell>;

QRegularExpression likeAsRegex(const QString& pattern, Qt::CaseSensitivity sensitivity)
{
    QString regex = QStringLiteral("\\A");
    for (const QChar c : pattern) {
        if (c == u'%')
            regex += QStringLiteral(".*");
        else if (c == u'_')
            regex += u'.';
        else
            regex += QRegularExpression::escape(QString(c));
    }
    auto options =
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::UseUnicodePropertiesOption;
    if (sensitivity == Qt::CaseInsensitive)
        options |= QRegularExpression::CaseInsensitiveOption;
    return QRegularExpression(regex + QStringLiteral("\\z"), options);
}

template <class T>
bool ordered(CompareOp op, const T& a, const T& b)
{
    switch (op) {
    case CompareOp::Less:
        return a < b;
    case CompareOp::LessEqual:
        return a <= b;
    case CompareOp::Greater:
        return a > b;
    case CompareOp::GreaterEqual:
        return a >= b;
    case CompareOp::NotEqual:
        return !(a == b);
    default:
        return a == b;
    }
}

bool numberMatches(CompareOp op, double value, double wanted)
{
    if (std::isnan(wanted) && op == CompareOp::Equal)
        return std::isnan(value);
    if (std::isnan(wanted) && op == CompareOp::NotEqual)
        return !std::isnan(value);
    return ordered(op, value, wanted);
}

bool literalMatches(CompareOp op, const Cell& cell, const Literal& literal)
{
    if (const auto* text = std::get_if<QString>(&cell)) {
        if (const auto* wanted = std::get_if<QString>(&literal.value)) {
            if (op == CompareOp::Like)
                return likeAsRegex(*wanted, Qt::CaseSensitive).match(*text).hasMatch();
            if (op == CompareOp::ILike)
                return likeAsRegex(*wanted, Qt::CaseInsensitive).match(*text).hasMatch();
            if (op == CompareOp::Regex)
                return QRegularExpression(*wanted).match(*text).hasMatch();
            return ordered(op, text->toStdString(), wanted->toStdString());
        }
        const double wanted = std::get<double>(literal.value);
        bool isNumber = false;
        const double number = text->toDouble(&isNumber);
        return numberMatches(op, isNumber ? number : std::numeric_limits<double>::quiet_NaN(), wanted);
    }
    const double value =
        std::holds_alternative<double>(cell) ? std::get<double>(cell) : double(std::get<std::int64_t>(cell));
    return numberMatches(op, value, std::get<double>(literal.value));
}

/// The definition, as slowly and plainly as it can be said: true, false or unknown.
std::optional<bool> oracle(const QueryNodePtr& node, const PlainRun& run)
{
    if (const auto* compare = std::get_if<CompareNode>(&node->node)) {
        const auto cell = run.find(compare->column);
        if (compare->op == CompareOp::IsNull || compare->op == CompareOp::IsNotNull)
            return (cell == run.end()) == (compare->op == CompareOp::IsNull);
        if (cell == run.end())
            return std::nullopt;
        if (compare->op == CompareOp::In || compare->op == CompareOp::NotIn) {
            bool found = false;
            for (const auto& operand : compare->operands)
                found = found || literalMatches(CompareOp::Equal, cell->second, operand);
            return found == (compare->op == CompareOp::In);
        }
        return literalMatches(compare->op, cell->second, compare->operands.front());
    }
    if (const auto* text = std::get_if<TextNode>(&node->node)) {
        return text->text.isEmpty() || std::any_of(run.begin(), run.end(), [&](const auto& entry) {
                   const auto& [key, cell] = entry;
                   const bool searched = key.kind == ColumnKind::Tag ||
                                         key.name == QLatin1StringView(attribute::name) ||
                                         key.name == QLatin1StringView(attribute::runId) ||
                                         key.name == QLatin1StringView(attribute::user);
                   return searched && std::get<QString>(cell).contains(text->text, Qt::CaseInsensitive);
               });
    }
    if (const auto* negation = std::get_if<NotNode>(&node->node)) {
        const auto child = oracle(negation->child, run);
        return child ? std::optional(!*child) : std::nullopt;
    }
    const auto* all = std::get_if<AndNode>(&node->node);
    bool unknown = false;
    for (const auto& child : all ? all->children : std::get<OrNode>(node->node).children) {
        const auto value = oracle(child, run);
        if (value && *value != (all != nullptr))
            return *value;
        unknown = unknown || !value;
    }
    return unknown ? std::nullopt : std::optional(all != nullptr);
}

struct World {
    std::vector<PlainRun> runs;
    RunTable table;
};

const std::vector<ColumnKey> numberKeys = {metric("auc"), metric("val loss"), attr(attribute::duration)};
const std::vector<ColumnKey> textKeys = {
    param("lr"),           param("model"),         tag("team"),          tag("mlflow.note.content"),
    attr(attribute::name), attr(attribute::runId), attr(attribute::user)};
const std::vector<ColumnKey> timeKeys = {attr(attribute::startTime), attr(attribute::endTime)};
const QStringList words = {QStringLiteral("xgb"),    QStringLiteral("XGBoost"),     QStringLiteral("0.1"),
                           QStringLiteral("1e-1"),   QStringLiteral("10"),          QStringLiteral(""),
                           QStringLiteral("a_b%c"),  QStringLiteral("Fraud Team"),  QStringLiteral("实验 1"),
                           QStringLiteral("Ärger"),  QStringLiteral("line\nbreak"), QStringLiteral("nan"),
                           QStringLiteral("é"),      QStringLiteral("it's"),        QStringLiteral("\\d"),
                           QStringLiteral("run-007")};
const double figures[] = {0.0,
                          -0.0,
                          1,
                          -1,
                          0.5,
                          0.9,
                          1e300,
                          1e-300,
                          std::numeric_limits<double>::quiet_NaN(),
                          std::numeric_limits<double>::infinity(),
                          -std::numeric_limits<double>::infinity()};

class Chance {
public:
    explicit Chance(unsigned seed)
        : engine_(seed)
    {
    }
    int below(int n) { return int(engine_() % unsigned(n)); }
    bool oneIn(int n) { return below(n) == 0; }
    QString word() { return words[below(int(words.size()))]; }
    double figure() { return figures[below(int(std::size(figures)))]; }

private:
    std::mt19937 engine_;
};

World randomWorld(Chance& chance)
{
    World world;
    const auto rows = std::size_t(chance.oneIn(3) ? 64 * chance.below(3) : chance.below(200));
    world.runs.resize(rows);
    TableOfRuns builder(rows);
    const int presence = 1 + chance.below(5);
    for (const auto& key : numberKeys) {
        std::vector<std::optional<double>> values(rows);
        for (std::size_t row = 0; row < rows; ++row) {
            if (chance.oneIn(presence) || chance.oneIn(2))
                world.runs[row].emplace(key, *(values[row] = chance.figure()));
        }
        builder.numbers(key, values);
    }
    for (const auto& key : textKeys) {
        std::vector<std::optional<QString>> values(rows);
        for (std::size_t row = 0; row < rows; ++row) {
            if (!chance.oneIn(presence + 1))
                world.runs[row].emplace(key, *(values[row] = chance.word()));
        }
        builder.texts(key, values);
    }
    for (const auto& key : timeKeys) {
        std::vector<std::optional<std::int64_t>> values(rows);
        for (std::size_t row = 0; row < rows; ++row) {
            if (!chance.oneIn(presence + 1))
                world.runs[row].emplace(key, *(values[row] = std::int64_t(chance.below(8)) * 1000));
        }
        builder.times(key, values);
    }
    world.table = builder.table();
    return world;
}

QueryNodePtr node(QueryNode value)
{
    return std::make_shared<const QueryNode>(std::move(value));
}

Literal textLiteral(Chance& chance)
{
    return {chance.word(), Literal::Form::Text};
}

QueryNodePtr randomCompare(Chance& chance)
{
    const bool isText = chance.oneIn(2);
    const auto& keys = isText ? textKeys : chance.oneIn(3) ? timeKeys : numberKeys;
    CompareNode compare{
        keys[std::size_t(chance.below(int(keys.size())))], static_cast<CompareOp>(chance.below(13)), {}};
    if (chance.oneIn(12))
        compare.column = isText ? tag("never logged") : metric("never logged");
    const auto literal = [&]() -> Literal {
        // No NaN against text: there the letters decide, which plain runs do not know.
        if (isText && chance.oneIn(2))
            return textLiteral(chance);
        if (isText)
            return {chance.below(20) / 10.0, Literal::Form::Number};
        if (keys == timeKeys)
            return {chance.below(8) * 1000.0, Literal::Form::Time};
        return {chance.figure(), Literal::Form::Number};
    };
    switch (compare.op) {
    case CompareOp::IsNull:
    case CompareOp::IsNotNull:
        break;
    case CompareOp::In:
    case CompareOp::NotIn:
        for (int n = 1 + chance.below(3); n > 0; --n)
            compare.operands.push_back(literal());
        break;
    case CompareOp::Like:
    case CompareOp::ILike: {
        const QString patterns[] = {QStringLiteral("%"),  QStringLiteral("x%"),      QStringLiteral("%E%"),
                                    QStringLiteral("_"),  QStringLiteral("%_b\\%%"), QStringLiteral("ä%"),
                                    QStringLiteral("%1"), QStringLiteral("%实_%")};
        compare.operands = {
            {chance.oneIn(4) ? chance.word() : patterns[chance.below(8)], Literal::Form::Text}};
        if (!isText)
            compare.op = CompareOp::Equal, compare.operands = {literal()};
        break;
    }
    case CompareOp::Regex: {
        const QString patterns[] = {QStringLiteral("^[a-z]+$"), QStringLiteral("\\d"),
                                    QStringLiteral("(?i)fraud|XGB"), QStringLiteral("."),
                                    QStringLiteral("^$")};
        compare.operands = {{patterns[chance.below(5)], Literal::Form::Text}};
        if (!isText)
            compare.op = CompareOp::Less, compare.operands = {literal()};
        break;
    }
    default:
        compare.operands = {literal()};
    }
    return node({compare});
}

QueryNodePtr randomTree(Chance& chance, int depth)
{
    if (depth == 0 || chance.oneIn(4)) {
        if (chance.oneIn(6))
            return node({TextNode{chance.oneIn(2) ? chance.word() : QStringLiteral("R")}});
        return randomCompare(chance);
    }
    if (chance.oneIn(4))
        return node({NotNode{randomTree(chance, depth - 1)}});
    std::vector<QueryNodePtr> children;
    for (int n = 2 + chance.below(3); n > 0; --n)
        children.push_back(randomTree(chance, depth - 1));
    return chance.oneIn(2) ? node({AndNode{children}}) : node({OrNode{children}});
}

std::vector<std::uint32_t> found(const char* text, const RunTable& table)
{
    const auto query = parseQuery(QString::fromUtf8(text), testNow());
    if (!query)
        qFatal("%s: %s", text, qPrintable(query.error().message));
    const auto mask = evaluate(*query, table);
    if (!mask)
        qFatal("%s: %s", text, qPrintable(mask.error().detail));
    return rowsOf(*mask);
}

using Found = std::vector<std::uint32_t>;

} // namespace

/// Which runs a query finds.
class TestQueryEvaluation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheDefinition();
    void findsNothingByAbsentValues();
    void treatsNanAsAValue();
    void comparesParamsAsNumbersAndAsText();
    void ignoresCaseOfStatuses();
    void searchesFreeText();
    void searchesManyTextsOnTwoThreads();
    void usesOfColumnsAreThoseOfTheirRows();
    void readsTimesAndDurations();
    void refusesUnreadableTrees();
    void givesUpOnRunawayPatterns();
    void userCannotLiftTheLimits();
    void stopsWhenAsked();
    void likeIsNeverExponential();
};

void TestQueryEvaluation::agreesWithTheDefinition()
{
    Chance chance(20260131);
    std::size_t matched = 0;
    for (int i = 0; i < 400; ++i) {
        const auto world = randomWorld(chance);
        for (int j = 0; j < 25; ++j) {
            const auto tree = randomTree(chance, 3);
            const auto mask = evaluate(Query{QString(), tree}, world.table);
            QVERIFY_RESULT(mask);
            QCOMPARE(mask->size(), world.runs.size());
            // What is printed and read again finds the same.
            const auto reread = parseQuery(printQuery(tree), testNow());
            QVERIFY2(reread, qPrintable(printQuery(tree)));
            const auto again = evaluate(*reread, world.table);
            QVERIFY_RESULT(again);
            for (std::size_t row = 0; row < world.runs.size(); ++row) {
                const bool expected = oracle(tree, world.runs[row]).value_or(false);
                matched += expected ? 1 : 0;
                if (mask->test(row) != expected || again->test(row) != expected)
                    QFAIL(qPrintable(QStringLiteral("%1: row %2 should be %3")
                                         .arg(printQuery(tree))
                                         .arg(row)
                                         .arg(expected)));
            }
            QCOMPARE(mask->count(), rowsOf(*mask).size());
        }
    }
    QVERIFY(matched > 10000); // the trees are not vacuous
}

void TestQueryEvaluation::findsNothingByAbsentValues()
{
    const auto table = TableOfRuns(3).numbers(metric("auc"), {0.95, std::nullopt, 0.5}).table();
    QCOMPARE(found("metrics.auc > 0.9", table), Found{0});
    QCOMPARE(found("NOT metrics.auc > 0.9", table), Found{2});
    QCOMPARE(found("metrics.auc != 0.95", table), Found{2});
    QCOMPARE(found("metrics.auc IS NULL", table), Found{1});
    QCOMPARE(found("NOT metrics.auc IS NULL", table), (Found{0, 2}));
    QCOMPARE(found("metrics.auc NOT IN (0.5)", table), Found{0});
    QCOMPARE(found("metrics.gone > 0 OR NOT metrics.gone > 0", table), Found{});
    QCOMPARE(found("metrics.gone IS NULL", table), (Found{0, 1, 2}));
    QCOMPARE(found("", table), (Found{0, 1, 2}));
}

void TestQueryEvaluation::treatsNanAsAValue()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    const auto table = TableOfRuns(4)
                           .numbers(metric("loss"), {nan, 1.0, std::nullopt, inf})
                           .texts(param("x"), {QStringLiteral("NaN"), QStringLiteral("word"), std::nullopt,
                                               QStringLiteral("1")})
                           .table();
    QCOMPARE(found("metrics.loss = nan", table), Found{0});
    QCOMPARE(found("metrics.loss != nan", table), (Found{1, 3}));
    QCOMPARE(found("metrics.loss > 0", table), (Found{1, 3}));
    QCOMPARE(found("NOT metrics.loss > 0", table), Found{0});
    QCOMPARE(found("metrics.loss = inf", table), Found{3});
    QCOMPARE(found("metrics.loss IS NOT NULL", table), (Found{0, 1, 3}));
    QCOMPARE(found("metrics.loss IN (nan, 1)", table), (Found{0, 1}));
    QCOMPARE(found("params.x = nan", table), Found{0});
}

void TestQueryEvaluation::comparesParamsAsNumbersAndAsText()
{
    const auto table = TableOfRuns(5)
                           .texts(param("lr"), {QStringLiteral("0.001"), QStringLiteral("1e-3"),
                                                QStringLiteral("0.1"), QStringLiteral("auto"), std::nullopt})
                           .table();
    QCOMPARE(found("params.lr = 0.001", table), (Found{0, 1}));
    QCOMPARE(found("params.lr = '0.001'", table), Found{0});
    QCOMPARE(found("params.lr < 0.01", table), (Found{0, 1}));
    QCOMPARE(found("params.lr != 0.001", table), (Found{2, 3}));
    QCOMPARE(found("params.lr < '0.01'", table), Found{0});
    QCOMPARE(found("params.lr IN (1e-1, 'auto')", table), (Found{2, 3}));
    QCOMPARE(found("params.lr NOT IN (1e-1, 'auto')", table), (Found{0, 1}));
    QCOMPARE(found("params.lr LIKE '0._'", table), Found{2});
    QCOMPARE(found("params.lr ILIKE 'AU%'", table), Found{3});
    QCOMPARE(found("params.lr LIKE 'AU%'", table), Found{});
}

void TestQueryEvaluation::ignoresCaseOfStatuses()
{
    const auto table =
        TableOfRuns(3)
            .texts(attr(attribute::status),
                   {QStringLiteral("FINISHED"), QStringLiteral("Paused"), QStringLiteral("RUNNING")})
            .texts(attr(attribute::lifecycle),
                   {QStringLiteral("active"), QStringLiteral("deleted"), QStringLiteral("active")})
            .table();
    QCOMPARE(found("status = 'finished'", table), Found{0});
    QCOMPARE(found("status = 'paused'", table), Found{1});
    QCOMPARE(found("status != 'Finished'", table), (Found{1, 2}));
    QCOMPARE(found("status in ('running', 'PAUSED')", table), (Found{1, 2}));
    QCOMPARE(found("lifecycle_stage = 'Deleted'", table), Found{1});
}

void TestQueryEvaluation::searchesFreeText()
{
    const auto table =
        TableOfRuns(4)
            .texts(attr(attribute::name),
                   {QStringLiteral("Fraud-1"), QStringLiteral("other"), std::nullopt, QStringLiteral("x")})
            .texts(attr(attribute::runId), {QStringLiteral("aaa"), QStringLiteral("bbb"),
                                            QStringLiteral("ccc"), QStringLiteral("ddd")})
            .texts(tag("mlflow.note.content"),
                   {std::nullopt, QStringLiteral("No FRAUD here"), std::nullopt, std::nullopt})
            .texts(tag("stadt"), {std::nullopt, std::nullopt, QStringLiteral("MÜNCHEN"), std::nullopt})
            .texts(param("p"), {QStringLiteral("ddd"), std::nullopt, QStringLiteral("fraud"), std::nullopt})
            .table();
    QCOMPARE(found("fraud", table), (Found{0, 1}));
    QCOMPARE(found("NOT fraud", table), (Found{2, 3}));
    QCOMPARE(found("\"fraud here\"", table), Found{1});
    QCOMPARE(found("münch", table), Found{2});
    QCOMPARE(found("ddd", table), Found{3});
    QCOMPARE(found("fraud bbb", table), Found{1});
    QCOMPARE(found("fraud OR ccc", table), (Found{0, 1, 2}));
}

void TestQueryEvaluation::readsTimesAndDurations()
{
    const std::int64_t now = testNow().time_since_epoch().count();
    const auto table = TableOfRuns(3)
                           .times(attr(attribute::startTime), {now - 1000, now - 3 * 86400000, std::nullopt})
                           .numbers(attr(attribute::duration), {30000, 7200000, std::nullopt})
                           .table();
    QCOMPARE(found("start_time > -1d", table), Found{0});
    QCOMPARE(found("start_time < now-1d", table), Found{1});
    QCOMPARE(found("start_time >= '2023-11-14'", table), Found{0});
    QCOMPARE(found("duration >= 2h", table), Found{1});
    QCOMPARE(found("duration < 1min", table), Found{0});
}

void TestQueryEvaluation::refusesUnreadableTrees()
{
    const auto table =
        TableOfRuns(1).numbers(metric("auc"), {1.0}).texts(param("a"), {QStringLiteral("x")}).table();
    const auto compare = [](const ColumnKey& key, CompareOp op, const char* text) {
        return Query{QString(),
                     node({CompareNode{key, op, {{QString::fromLatin1(text), Literal::Form::Text}}}})};
    };
    QVERIFY_ERROR(evaluate(compare(param("a"), CompareOp::Regex, "("), table), ErrorKind::Invalid);
    QVERIFY_ERROR(evaluate(compare(param("gone"), CompareOp::Regex, "("), table), ErrorKind::Invalid);
    QVERIFY_ERROR(evaluate(compare(metric("auc"), CompareOp::Like, "1%"), table), ErrorKind::Invalid);
    QVERIFY_ERROR(evaluate(Query{QString(), node({CompareNode{metric("auc"), CompareOp::Less, {}}})}, table),
                  ErrorKind::Invalid);
}

void TestQueryEvaluation::givesUpOnRunawayPatterns()
{
    std::vector<std::optional<QString>> values;
    for (int i = 0; i < 2000; ++i)
        values.push_back(QString(40 + i % 50, u'a') + QStringLiteral("!") + QString::number(i));
    const auto table = TableOfRuns(values.size()).texts(param("p"), values).table();
    for (const char* pattern : {"params.p =~ '^(a+)+$'", "params.p =~ '^(a|aa)+$'", "params.p =~ '(.*)*x\\d'",
                                "params.p =~ '^((a*)*)*b'"}) {
        const auto query = parseQuery(QString::fromLatin1(pattern));
        QVERIFY(query);
        const auto mask = evaluate(*query, table);
        // Either PCRE sees that nothing can match, or the bound ends it; it never hangs.
        if (!mask)
            QVERIFY_ERROR(mask, ErrorKind::Invalid);
        else
            QCOMPARE(mask->count(), 0U);
    }
    QVERIFY_ERROR(evaluate(*parseQuery(QStringLiteral("params.p =~ '^(a+)+$'")), table), ErrorKind::Invalid);
}

void TestQueryEvaluation::userCannotLiftTheLimits()
{
    // PCRE2 reads limits only at the start of a pattern, where ours stand.
    QVERIFY(!parseQuery(QStringLiteral("params.p =~ '(*LIMIT_MATCH=4000000000)(a+)+$'")));
}

void TestQueryEvaluation::stopsWhenAsked()
{
    const auto table = TableOfRuns(2).numbers(metric("auc"), {1.0, 2.0}).table();
    std::stop_source source;
    source.request_stop();
    QVERIFY_ERROR(evaluate(*parseQuery(QStringLiteral("metrics.auc > 1")), table, source.get_token()),
                  ErrorKind::Cancelled);
}

void TestQueryEvaluation::likeIsNeverExponential()
{
    const auto table = TableOfRuns(1).texts(param("p"), {QString(5000, u'a')}).table();
    QCOMPARE(found(qPrintable(QStringLiteral("params.p LIKE '") + QStringLiteral("%a").repeated(100) +
                              QStringLiteral("b'")),
                   table),
             Found{});
}

void TestQueryEvaluation::searchesManyTextsOnTwoThreads()
{
    std::vector<std::optional<QString>> names;
    Found expected;
    for (int i = 0; i < 120'000; ++i) {
        names.push_back(QStringLiteral("sweep-%1").arg(i));
        if (names.back()->contains(QStringLiteral("999")))
            expected.push_back(std::uint32_t(i));
    }
    const auto table = TableOfRuns(names.size())
                           .texts(attr(attribute::name), names)
                           .texts(tag("mlflow.runName"), names)
                           .table();
    QCOMPARE(found("999", table), expected);
    QCOMPARE(found("name LIKE '%999%'", table), expected);
}

void TestQueryEvaluation::usesOfColumnsAreThoseOfTheirRows()
{
    std::mt19937 random(7);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr std::size_t rows = 60'000; // enough for two threads
    std::vector<std::optional<double>> some, same, nans;
    std::vector<std::optional<QString>> texts, oneText;
    std::vector<std::optional<std::int64_t>> times;
    for (std::size_t i = 0; i < rows; ++i) {
        some.push_back(random() % 3 ? std::optional(double(random() % 5)) : std::nullopt);
        same.push_back(1.0);
        nans.push_back(nan);
        texts.push_back(random() % 2 ? std::optional(QString::number(random() % 9)) : std::nullopt);
        oneText.push_back(QStringLiteral("ada"));
        times.push_back(std::int64_t(i));
    }
    const auto table = TableOfRuns(rows)
                           .numbers(metric("some"), some)
                           .numbers(metric("same"), same)
                           .numbers(metric("nan"), nans)
                           .texts(param("p"), texts)
                           .texts(param("one"), oneText)
                           .times(attr(attribute::startTime), times)
                           .table();
    for (const unsigned keep : {0U, 1U, 50U, 100U}) {
        RowMask mask(rows);
        std::vector<std::uint32_t> kept;
        for (std::uint32_t row = 0; row < rows; ++row) {
            if (random() % 100 >= keep)
                continue;
            mask.set(row);
            kept.push_back(row);
        }
        const auto varying = varyingColumns(table, kept);
        const auto uses = columnUses(table, mask);
        QCOMPARE(uses.size(), table.columns().size());
        for (std::size_t i = 0; i < uses.size(); ++i) {
            const auto& column = table.columns()[i];
            std::size_t runs = 0;
            for (const auto row : kept)
                runs += std::visit([row](const auto& data) { return data.has(row); }, *column.data);
            QCOMPARE(uses[i].runs, runs);
            QCOMPARE(uses[i].varies, std::find(varying.begin(), varying.end(), column.key) != varying.end());
        }
    }
}

QTEST_GUILESS_MAIN(TestQueryEvaluation)
#include "tst_query_evaluation.moc"
