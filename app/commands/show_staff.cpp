// What the loop of the display does with input: the staff door, and what is behind it.

#include <algorithm>

#include "commands/show_loop.hpp"
#include "commands/wishes.hpp"

namespace renkei::commands {

void ShowLoop::listen(int wait_ms)
{
    busy_ = Steady::now() - std::max(heard_, began_);
    const auto inputs = setup_.window.poll(wait_ms);
    heard_ = Steady::now();
    sight_.listens(heard_);
    hear(inputs);
}

void ShowLoop::hear(const std::vector<window::Input>& inputs)
{
    using Kind = window::Input::Kind;
    std::vector<visit::Touch> touches;
    const float unit = scenes::frame_for(size_).pixels_per_unit;
    for (const window::Input& input : inputs) {
        if (input.kind == Kind::Quit) quit_ = true;
        if (input.kind == Kind::Exposed) stale_ = true;
        if (input.kind == Kind::Resized && picture_size(setup_.wall, setup_.window.size()) != size_) {
            fit();
            next_.reset();
            if (visiting_) visiting_->shown.reset();   // their page is wanted in the new size
            stale_ = true;
        }
        const auto now = Steady::now();
        if (panel_ && (input.kind == Kind::TouchDown || input.kind == Kind::TouchUp)) {
            door_.used(now);
            panel_->touch(input.at, input.kind == Kind::TouchDown);
            stale_ = true;
        } else if (input.kind == Kind::TouchDown) {
            if (door_.tap(input.at * (1 / unit), now) && setup_.panel && !overlay_) open_panel();
        }
        if (const bool down = input.kind == Kind::TouchDown; !panel_ && (down || input.kind == Kind::TouchMove || input.kind == Kind::TouchUp))
            touches.push_back({down ? visit::Touch::Kind::Down : input.kind == Kind::TouchUp ? visit::Touch::Kind::Up : visit::Touch::Kind::Move, input.finger,
                               input.at * (1 / unit)});
        if (input.kind == Kind::KeyDown && input.key == "F12" && door_.is_open(now)) {
            door_.used(now);
            close_panel();
            if (overlay_) overlay_.reset();
            else overlay_ = std::make_unique<staff::Diagnostics>();
            stale_ = true;
        }
    }
    if (!touches.empty()) feel(visit::condensed(std::move(touches)));
}

void ShowLoop::open_panel()
{
    PanelSetup setup = *setup_.panel;
    setup.darken = [this](bool dark) { setup_.watch.darken(dark); };
    setup.dark = setup_.watch.dark();
    if (visiting_) end_visit();   // staff are there, no visitor
    panel_ = std::make_unique<StaffPanel>(std::move(setup), panel_aside_, setup_.window.size());
}

void ShowLoop::close_panel()
{
    if (!panel_) return;
    panel_.reset();
    setup_.canvas.drop_overlay_pictures();
    stale_ = true;
}

// The staff door closes by itself, and what is behind it; not while a command runs that staff have started.
void ShowLoop::tend_staff()
{
    const auto now = Steady::now();
    if (panel_) {
        if (panel_->advance(setup_.canvas, setup_.clock.read().instant) || panel_->hurries()) stale_ = true;
        if (panel_->works()) door_.used(now);
        if (panel_->closed()) door_.close();
    }
    if (door_.is_open(now)) return;
    close_panel();
    if (overlay_) stale_ = true;
    overlay_.reset();
}

void ShowLoop::draw_staff(float seconds)
{
    if (overlay_) draw_overlay(seconds);
    if (!panel_) return;
    panel_->draw(setup_.canvas, setup_.window.size(), std::chrono::duration<float>(Steady::now() - presented_).count());
    if (panel_->hurries()) stale_ = true;
}

}  // namespace renkei::commands
