import './navIcon.css';

/** The picture of a menu's entry. */
export const NavIcon = ({ path }: { path: string }) => <span className="nav-icon" data-of={path} aria-hidden />;
