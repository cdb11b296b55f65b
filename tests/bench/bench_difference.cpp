// The difference table of 1,000 runs x 1,000 keys: until it stands there, and a frame while it scrolls,
// against a bare loop that draws the same cells' texts.
#include "models/charts/LinkedRuns.h"
#include "tests/bench/Figures.h"
#include "tests/bench/Offscreen.h"
#include "widgets/common/Theme.h"
#include "widgets/compare/DifferenceGrid.h"
#include "widgets/compare/DifferenceView.h"

#include <QApplication>
#include <QPainter>
#include <QScrollBar>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <random>

using namespace ph;

namespace {

constexpr std::size_t runCount = 1'000, keyCount = 1'000;
constexpr int frames = 60;

double cpuMs(auto&& work)
{
    const auto begin = std::clock();
    work();
    return 1e3 * double(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// Two thirds metrics, a third params in words; every one differs somewhere.
ComparedRunsPtr thousandRuns()
{
    std::mt19937_64 random(1);
    std::uniform_real_distribution<double> uniform(0, 1);
    RunTable::Rows rows{std::vector<std::int64_t>(runCount), std::vector<std::int64_t>(runCount, 1),
                        std::vector<std::int32_t>(runCount, -1)};
    for (std::size_t i = 0; i < runCount; ++i)
        rows.ids[i] = std::int64_t(i + 1);
    const auto text = [&](const ColumnKey& key, auto&& of) {
        TextColumn column;
        auto dictionary = std::make_shared<TextDictionary>();
        for (std::size_t i = 0; i < runCount; ++i) {
            column.codes.push_back(dictionary->intern(of(i)));
            if (column.codes.back() == column.numbers.size())
                column.numbers.push_back(std::nan(""));
        }
        column.dictionary = std::move(dictionary);
        return Column{key, std::make_shared<const ColumnData>(std::move(column))};
    };
    const auto attributeKey = [](const char* name) {
        return ColumnKey{ColumnKind::Attribute, QLatin1String(name)};
    };
    std::vector<Column> columns;
    columns.push_back(text(attributeKey(attribute::runId), [](auto i) { return "run" + std::to_string(i); }));
    columns.push_back(
        text(attributeKey(attribute::name), [](auto i) { return "gentle-owl-" + std::to_string(i); }));
    for (std::size_t k = 0; k < keyCount; ++k) {
        const auto name = QStringLiteral("%1_key_%2").arg(k % 2 ? "val/loss" : "auc").arg(k);
        if (k % 3 == 2) {
            columns.push_back(text({ColumnKind::Param, name},
                                   [&](auto) { return "choice-" + std::to_string(random() % 12); }));
            continue;
        }
        NumberColumn column(runCount);
        for (std::size_t i = 0; i < runCount; ++i)
            column.set(i, uniform(random));
        columns.push_back(
            {{ColumnKind::Metric, name}, std::make_shared<const ColumnData>(std::move(column))});
    }
    auto table = std::make_shared<const RunTable>(1, std::move(rows), std::move(columns));
    return compareRows(table, {.baselineRowId = 1}, {});
}

struct Shown {
    LinkedRuns linked;
    DifferenceView view{linked};
    DifferenceGrid* grid = view.findChild<DifferenceGrid*>(QStringLiteral("differenceGrid"));
    QImage picture{1440, 900, QImage::Format_ARGB32_Premultiplied};

    Shown()
    {
        view.resize(1440, 900);
        view.show();
        QCoreApplication::processEvents();
    }
    void open(const ComparedRunsPtr& runs)
    {
        view.showRuns(runs);
        while (!view.model().table())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        view.render(&picture);
    }
    void paintCells() { grid->viewport()->render(&picture); }
};

/// What the frame shows, drawn as one would at least have to: the same texts in the same font and places.
struct Bare {
    struct Text {
        QRect place;
        Qt::Alignment alignment;
        QString words;
    };
    std::vector<Text> texts;
    explicit Bare(const Shown& shown)
    {
        const auto& model = const_cast<DifferenceView&>(shown.view).model();
        const auto* grid = shown.grid;
        const auto [first, last] = grid->visibleLines();
        for (int line = first; line <= last; ++line) {
            for (int column = std::max(0, grid->columnAt(0)); column < model.columnCount(); ++column) {
                const auto rect = grid->visualRect(model.index(line, column));
                if (rect.left() > grid->viewport()->width())
                    break;
                const auto* row = model.row(line);
                if (!row)
                    continue;
                const auto& cell = model.cell(line, column);
                const QRect inner = rect.adjusted(space::m, 0, -space::m, -1);
                if (!row->isNumeric) {
                    texts.push_back({inner, Qt::AlignLeft, cell.value});
                    continue;
                }
                texts.push_back({inner.adjusted(0, 0, -inner.width() / 2, 0), Qt::AlignRight, cell.value});
                if (!cell.deltaText.isEmpty())
                    texts.push_back({inner, Qt::AlignRight, cell.deltaText});
            }
        }
    }
    void draw(QImage& picture) const
    {
        QPainter painter(&picture);
        painter.setFont(digitFont());
        for (const auto& text : texts)
            painter.drawText(text.place, text.alignment | Qt::AlignVCenter | Qt::TextSingleLine, text.words);
    }
};

void difference1000By1000(benchmark::State& state)
{
    bench::needWidgets();
    applyTheme(*qApp, SchemeChoice::Light);
    const auto runs = thousandRuns();
    for (auto _ : state) {
        { // fonts and icons are loaded once for the whole application
            Shown warm;
            warm.open(runs);
        }
        double open = 1e9;
        for (int i = 0; i < 3; ++i) {
            Shown shown;
            const auto begin = std::chrono::steady_clock::now();
            shown.open(runs);
            const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
            open = std::min(open, took.count());
        }

        Shown shown;
        shown.open(runs);
        auto* bar = shown.grid->verticalScrollBar();
        double ours = 0, bare = 0;
        std::size_t texts = 0;
        // Turn by turn, so that both meet the machine in the same mood; each frame shows cells not seen
        // before.
        for (int frame = 0; frame < frames; ++frame) {
            bar->setValue(bar->value() + 400);
            ours += cpuMs([&] { shown.paintCells(); });
            const Bare peer(shown);
            texts += peer.texts.size();
            bare += cpuMs([&] { peer.draw(shown.picture); });
        }
        using namespace ph::bench;
        addFigure("difference table, 1,000 runs x 1,000 keys: open, with its first frame", open, Want::AtMost,
                  150, "ms");
        addFigure("difference table: a scrolling frame, against drawText of the same cells", ours / bare,
                  Want::AtMost, 2.5, "x");
        addNote("difference table: a scrolling frame", ours / frames, "ms");
        addNote("difference table: texts in a frame", double(texts) / frames, "");
        state.counters["open_ms"] = open;
        state.counters["frame_x"] = ours / bare;
    }
}
BENCHMARK(difference1000By1000)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
