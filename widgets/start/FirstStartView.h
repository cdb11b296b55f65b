#pragma once

#include <QScrollArea>

namespace ph {

class SampleDoor;
class ServerDoor;
class StoreDoor;

/// What an empty workspace shows: three doors to the first useful table.
class FirstStartView : public QScrollArea {
    Q_OBJECT
public:
    explicit FirstStartView(QWidget* parent = nullptr);
    StoreDoor* stores() const { return stores_; }
    ServerDoor* servers() const { return servers_; }
    SampleDoor* sample() const { return sample_; }
    void focusFirst();

private:
    StoreDoor* stores_ = nullptr;
    ServerDoor* servers_ = nullptr;
    SampleDoor* sample_ = nullptr;
};

} // namespace ph
