#include "services/frames/FramePass.h"

#include "services/frames/FrameText.h"

#include <algorithm>
#include <atomic>
#include <new>
#include <thread>

namespace ph {

namespace {

constexpr unsigned maxThreads = 8;

unsigned threadsFor(const FrameRequest& request, const FrameSource& source)
{
    if (!source.isParallel())
        return 1;
    const auto wanted = request.threads > 0 ? request.threads : std::thread::hardware_concurrency();
    return std::clamp(wanted, 1u, maxThreads);
}

} // namespace

/// What one thread works on; kept from piece to piece.
struct FramePass::Piece {
    FramePiece rows;
    ColumnWriters columns;
    std::vector<WordMap> words;
    std::size_t number = 0;
    double share = 0; ///< of the table, up to its end
};

FramePass::FramePass(FrameSource& source, const FramePlan& plan, const FrameRequest& request, Misfits misfits,
                     FrameSink& sink, const FrameContext& context)
    : source_(source)
    , plan_(plan)
    , request_(request)
    , misfits_(misfits)
    , sink_(sink)
    , context_(context)
    , missing_(request.missingWords.value_or(MissingWords::usual()))
{
    for (const auto& column : plan.schema)
        columns_.emplace_back(column, request.limits);
}

Result<PassOutcome> FramePass::run()
{
    sink_.begin(plan_.schema);
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 1; i < threadsFor(request_, source_); ++i)
            threads.emplace_back([this] { work(); });
        work();
    }
    if (error_)
        return fail(*error_);
    if (outcome_.wider.empty() && outcome_.strangers.empty())
        findWiderTypes(1);
    outcome_.reading.format = source_.format();
    for (const auto& column : columns_)
        outcome_.reading.columns.push_back(column.reading());
    return std::move(outcome_);
}

void FramePass::work()
{
    try {
        workThrough();
    } catch (const std::bad_alloc&) {
        const std::lock_guard lock(giving_);
        end(Error::make(ErrorKind::Invalid, request_.path,
                        frameText(QT_TRANSLATE_NOOP("ph::Frames", "It needs more memory than there is."))));
    }
}

void FramePass::workThrough()
{
    Piece piece;
    piece.columns.from = plan_.from;
    piece.words.resize(plan_.schema.size());
    for (const auto& column : plan_.schema)
        piece.columns.writers.emplace_back(column.type, missing_, request_.limits);
    while (take(piece)) {
        if (!give(piece, source_.parse(piece.rows, piece.columns)))
            return;
    }
}

bool FramePass::take(Piece& piece)
{
    for (auto& writer : piece.columns.writers)
        writer.clear();
    const std::lock_guard lock(taking_);
    if (isAtEnd_)
        return false;
    auto more = context_.stop.stop_requested() ? Result<bool>(fail(ErrorKind::Cancelled, request_.path))
                                               : source_.take(piece.rows, piece.columns);
    isAtEnd_ = !more || !*more;
    piece.number = taken_++;
    piece.share = source_.share();
    // An error waits for its turn: what comes before it may be a better one.
    return more ? *more : give(piece, fail(more.error()));
}

bool FramePass::give(Piece& piece, const Result<void>& parsed)
{
    std::unique_lock lock(giving_);
    turn_.wait(lock, [&] { return isOver_ || given_ == piece.number; });
    if (isOver_)
        return false;
    ++given_;
    if (parsed)
        merge(piece);
    else
        end(parsed.error());
    turn_.notify_all();
    return !isOver_;
}

void FramePass::merge(Piece& piece)
{
    auto& reading = outcome_.reading;
    const auto& grid = piece.rows.grid;
    FrameBatch batch{reading.rows, piece.rows.rows, {}};
    for (std::size_t i = 0; i < columns_.size(); ++i)
        batch.columns.push_back(columns_[i].add(piece.columns.writers[i], piece.words[i]));
    reading.rows += piece.rows.rows;
    reading.shortRows += grid.shortRows;
    reading.longRows += grid.longRows;
    reading.extraCells += grid.extraCells;
    reading.blankRows += grid.blankRows;
    reading.unreadableRows += grid.unreadableRows;
    if (request_.columns.isEmpty() && misfits_ == Misfits::Widen)
        outcome_.strangers = grid.strangers;
    else if (request_.columns.isEmpty())
        reading.unknownCells += grid.strangeCells;
    findWiderTypes(piece.share);
    if (!outcome_.wider.empty() || !outcome_.strangers.empty())
        return end(std::nullopt);
    if (batch.rows > 0) {
        if (auto taken = sink_.take(batch); !taken)
            return end(taken.error());
    }
    if (context_.progress)
        context_.progress({reading.rows, piece.share});
}

void FramePass::findWiderTypes(double share)
{
    for (std::size_t i = 0; i < columns_.size() && misfits_ == Misfits::Widen; ++i) {
        if (const auto type = columns_[i].betterType(share))
            outcome_.wider[plan_.schema[i].name] = *type;
    }
}

void FramePass::end(std::optional<Error> error)
{
    isOver_ = true;
    error_ = std::move(error);
    turn_.notify_all();
}

} // namespace ph
