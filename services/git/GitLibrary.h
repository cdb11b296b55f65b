#pragma once

namespace ph {

/// libgit2 is ready while one of these lives; it counts them itself. Whoever holds its objects holds one,
/// first.
class GitLibrary {
public:
    GitLibrary();
    ~GitLibrary();
    GitLibrary(const GitLibrary&) = delete;
    GitLibrary& operator=(const GitLibrary&) = delete;
};

} // namespace ph
