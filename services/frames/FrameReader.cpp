#include "services/frames/FrameReader.h"

#include "services/frames/FramePass.h"
#include "services/frames/FrameText.h"
#include "services/frames/TypeGuess.h"

#include <QSet>

#include <algorithm>

namespace ph {

namespace {

constexpr std::size_t maxReadAgain = 8; // then what does not fit stays counted

/// The source's columns that are wanted, with what a person said of them.
Result<FramePlan> planFor(const FrameSource& source, const FrameRequest& request)
{
    const auto& columns = source.columns();
    QSet<QString> known;
    for (const auto& column : columns)
        known.insert(column.name);
    const auto names = request.columns + request.types.keys() + request.roles.keys();
    const QSet<QString> wanted(request.columns.begin(), request.columns.end());
    for (const auto& name : names) {
        if (!known.contains(name))
            return fail(ErrorKind::Invalid, request.path,
                        frameText(QT_TRANSLATE_NOOP("ph::Frames", "It has no column %1.")).arg(name));
    }
    FramePlan plan;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto column = columns[i];
        if (!wanted.isEmpty() && !wanted.contains(column.name))
            continue;
        if (const auto type = request.types.find(column.name); type != request.types.end()) {
            column.type = *type;
            column.typeSaidBy = SaidBy::Person;
        }
        if (const auto role = request.roles.find(column.name); role != request.roles.end()) {
            column.role = *role;
            column.roleSaidBy = SaidBy::Person;
        }
        plan.schema.push_back(std::move(column));
        plan.from.push_back(i);
    }
    guessRoles(plan.schema);
    return plan;
}

/// Types that a pass found to be others; they stay for the passes after it.
void widen(FramePlan& plan, const std::map<QString, FrameType>& types)
{
    for (auto& column : plan.schema) {
        if (const auto found = types.find(column.name);
            found != types.end() && column.typeSaidBy == SaidBy::Data)
            column.type = found->second;
    }
    guessRoles(plan.schema);
}

class FrameInMemory final : public FrameSink {
public:
    FrameInMemory(const QString& path, std::size_t maxBytes)
        : path_(path)
        , maxBytes_(maxBytes)
    {
    }
    void begin(const FrameSchema& schema) override { frame = Frame(schema); }
    Result<void> take(const FrameBatch& batch) override
    {
        frame.append(batch);
        if (frame.bytes() > maxBytes_)
            return fail(ErrorKind::Invalid, path_,
                        frameText(QT_TRANSLATE_NOOP("ph::Frames", "Its columns take more than %1 MiB."))
                            .arg(maxBytes_ >> 20));
        return {};
    }
    Frame frame;

private:
    QString path_;
    std::size_t maxBytes_;
};

} // namespace

Result<FrameSchema> lookAtFrame(const FrameRequest& request, const FrameContext& context)
{
    return openFrameSource(request, context.stop)
        .and_then([&](const std::unique_ptr<FrameSource>& source) { return planFor(*source, request); })
        .map([](FramePlan plan) { return std::move(plan.schema); });
}

Result<FrameReading> readFrame(const FrameRequest& request, FrameSink& sink, const FrameContext& context)
{
    auto source = openFrameSource(request, context.stop);
    if (!source)
        return fail(source.error());
    std::map<QString, FrameType> wider;
    for (std::size_t again = 0;; ++again) {
        auto plan = planFor(**source, request);
        if (!plan)
            return fail(plan.error());
        widen(*plan, wider);
        if (auto rewound = (*source)->rewind(); !rewound)
            return fail(rewound.error());
        FramePass pass(**source, *plan, request, again < maxReadAgain ? Misfits::Widen : Misfits::Count, sink,
                       context);
        auto read = pass.run();
        if (!read)
            return fail(read.error());
        if (read->wider.empty() && read->strangers.empty()) {
            read->reading.readAgain = again;
            read->reading.notes = (*source)->notes();
            return std::move(read->reading);
        }
        for (const auto& [name, type] : read->wider)
            wider[name] = type;
        (*source)->addColumns(read->strangers);
    }
}

Result<LoadedFrame> loadFrame(const FrameRequest& request, std::size_t maxBytes, const FrameContext& context)
{
    FrameInMemory memory(request.path, maxBytes);
    auto reading = readFrame(request, memory, context);
    if (!reading)
        return fail(reading.error());
    memory.frame.shrinkToFit();
    return LoadedFrame{std::move(memory.frame), std::move(*reading)};
}

} // namespace ph
