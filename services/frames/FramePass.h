#pragma once

#include "services/frames/ColumnMerge.h"

#include <condition_variable>
#include <map>
#include <mutex>

namespace ph {

/// Which columns of a source, as what.
struct FramePlan {
    FrameSchema schema;
    std::vector<std::size_t> from; ///< by column, its number in the source
};

enum class Misfits { Widen, Count };

/// What one way through a table gave.
struct PassOutcome {
    FrameReading reading;
    std::map<QString, FrameType> wider; ///< columns that need another type, and so another pass
    std::vector<std::pair<std::string, std::string>> strangers; ///< columns that were not known, likewise
};

/// One way through a table. Threads take pieces in turn, make columns of them side by side, and give them to
/// the sink in the order in which they took them: no more than one piece a thread is in memory.
class FramePass {
public:
    FramePass(FrameSource& source, const FramePlan& plan, const FrameRequest& request, Misfits misfits,
              FrameSink& sink, const FrameContext& context);
    Result<PassOutcome> run();

private:
    struct Piece;
    void work();
    void workThrough();
    bool take(Piece& piece);
    bool give(Piece& piece, const Result<void>& parsed);
    void merge(Piece& piece);
    void findWiderTypes(double share);
    void end(std::optional<Error> error);

    FrameSource& source_;
    const FramePlan& plan_;
    const FrameRequest& request_;
    Misfits misfits_;
    FrameSink& sink_;
    const FrameContext& context_;
    MissingWords missing_;

    std::mutex taking_; ///< of the source
    std::size_t taken_ = 0;
    bool isAtEnd_ = false;

    std::mutex giving_; ///< of all below
    std::condition_variable turn_;
    std::size_t given_ = 0;
    bool isOver_ = false;
    std::optional<Error> error_;
    std::vector<ColumnMerge> columns_;
    PassOutcome outcome_;
};

} // namespace ph
